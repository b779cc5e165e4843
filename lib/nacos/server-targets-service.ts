import { authorize, can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { findServerId } from "@/lib/catalog/served-service";
import { splitServerName } from "@/lib/manifest/names";
import type { ServerTarget, ServerTargets } from "./server-targets-schema";
import { targetsOfServer } from "./target-repository";
import { serverTargetView } from "./target-view";

/**
 * The targets of all catalogs that list, or listed, a server, or of one of these catalogs, and whether it stands there. Who may see targets gets them by
 * name; who may only suspend learns how many such an act reaches, and nothing of what they are. Throws `forbidden` for
 * everybody else, whether there is such a server or not. A name that is not known stands nowhere.
 */
export async function serverTargets(viewer: Viewer, name: string, catalog?: string): Promise<ServerTargets> {
  const { namespace } = splitServerName(name);
  const maySeeThem = can(viewer, "target.read", { namespace });
  if (!maySeeThem) authorize(viewer, "listing.suspend", { namespace });
  const serverId = await findServerId(name);
  const rows = serverId === null ? [] : await targetsOfServer(serverId);
  const items = rows.map(serverTargetView).filter((target) => catalog === undefined || target.catalog === catalog);
  const standing = items.filter(mayStand);
  return { standing: standing.length, waiting: standing.filter(({ state }) => state !== "synced").length, items: maySeeThem ? items : null };
}

/** What was refused was made sure not to be there, and so was what is absent. */
function mayStand({ state }: ServerTarget): boolean {
  return state !== "absent" && state !== "refused";
}
