import { createNacosAdmin } from "@/lib/nacos/client/create";
import { place } from "./place";
import { CATALOG } from "./servers";

/** All that stands in Nacos, in full, and all that Gatehouse serves of the catalog: what a write-back would have to change. */
export async function whatStands(): Promise<unknown> {
  const { gatehouse } = place();
  const headers = { authorization: `Bearer ${gatehouse.bootstrapToken}` };
  const served = await fetch(`${gatehouse.baseUrl}/c/${CATALOG}/v0/servers?limit=100`, { headers });
  if (!served.ok) throw new Error(`the catalog was answered ${served.status}`);
  return { served: await served.json(), nacos: await standingInNacos() };
}

/** Each server of Nacos' own namespace as a detail, by name. Empty without a Nacos. */
export async function standingInNacos() {
  const { nacos } = place();
  if (nacos === null) return [];
  const admin = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: "public", credentials: nacos.users.sync });
  const listed = (await admin.listServers()).sort((a, b) => a.name.localeCompare(b.name));
  return Promise.all(
    listed.map(async ({ id }) => {
      const seen = await admin.serverById(id);
      return seen.state === "present" ? seen.server : seen;
    }),
  );
}
