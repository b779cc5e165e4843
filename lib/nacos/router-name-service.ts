import { readModel } from "@/lib/catalog/read-model";
import { nameMap } from "./name";

/** The name under which routers find a server of a catalog, told apart from all others it serves or served (nacos.md §7.2). */
export function routerName(catalog: string, serverName: string): string {
  const servers = readModel().catalog(catalog)?.servers ?? [];
  return nameMap([...servers.map((server) => server.serverName), serverName]).get(serverName) ?? serverName;
}
