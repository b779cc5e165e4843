import { setImmediate as nextTurn } from "node:timers/promises";
import type { ReadModel } from "@/lib/catalog/read-model";
import { mapAhead } from "./snapshot";

const SERVERS_PER_SLICE = 20;

/** Maps every catalog for the facade after the start without holding up requests; a router that comes first finishes the work. */
export async function warmFacade(model: ReadModel): Promise<void> {
  for (const view of model.catalogs()) {
    let mapped = 0;
    for (const { latest } of [...view.servers]) {
      if (latest !== null && latest !== undefined && mapAhead(view, latest)) mapped += 1;
      if (mapped === SERVERS_PER_SLICE) {
        mapped = 0;
        await nextTurn();
      }
    }
  }
}
