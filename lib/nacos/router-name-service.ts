import { readModel } from "@/lib/catalog/read-model";
import { nameMap } from "./name";

/** The name under which routers find a server of a catalog, told apart from all others it serves (nacos.md §7.2). */
export function routerName(catalog: string, serverName: string): string {
  const servers = readModel().catalog(catalog)?.servers ?? [];
  const served = servers.flatMap(({ latest }) => (latest?.state === "active" ? [latest.serverName] : []));
  return nameMap([...served, serverName]).get(serverName) ?? serverName;
}
