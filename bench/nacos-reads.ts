/** What routers ask, of our facade and of Nacos itself, on the same servers in turns. */
import { adminToken } from "@/test/nacos/real/users";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { loadOf } from "./load.mjs";
import type { Place } from "./nacos-sync";

const PATH = "/nacos/v3/admin/ai/mcp";

/** Lists of a hundred and details by name. Routers send their password with each request; a token spares Nacos the BCrypt. */
export async function readsOf({ gatehouse, nacos }: Place, seconds: number) {
  const { router } = nacos.users;
  const [listed] = await createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: "public", credentials: router }).listServers();
  const origin = new URL(nacos.baseUrl).origin;
  const readers = [
    { reader: "facade", origin: gatehouse.baseUrl, headers: {} },
    { reader: "Nacos, by token", origin, headers: { accessToken: await adminToken(nacos.baseUrl, router) } },
    { reader: "Nacos, by password, as routers do", origin, headers: { userName: router.username, password: router.password } },
  ];
  const asked = [
    { what: "list of 100", path: `${PATH}/list?pageNo=1&pageSize=100` },
    { what: "detail", path: `${PATH}?mcpName=${listed?.name ?? ""}` },
  ];
  const rows = [];
  for (const { what, path } of asked) {
    for (const { reader, origin: at, headers } of readers) {
      // Code is compiled while it runs: the first requests say nothing.
      await loadOf(at + path, headers, 1);
      rows.push({ what, reader, ...(await loadOf(at + path, headers, seconds)) });
    }
  }
  return rows;
}
