import { z } from "zod";
import type { GlobalRole } from "@/lib/access/schema";
import { factsBeforeChanges } from "@/lib/audit/history";
import type { Tx } from "@/lib/db/client";
import { rowsBy } from "@/lib/db/rows-by";
import type { VoteFact } from "@/lib/review/policy";

const rightsSchema = z.object({ roles: z.array(z.string()), disabled: z.boolean() });

/** What somebody could do until `until`. */
interface EarlierRights {
  until: Date;
  roles: readonly GlobalRole[];
  enabled: boolean;
}

/**
 * What the record says of people's rights before each change of them, oldest first. A vote that counted counted for the
 * rights its voter had then: who has left since, or does something else now, takes no approval back.
 */
export async function earlierRights(tx: Tx, people: readonly string[]): Promise<Map<string, EarlierRights[]>> {
  const entries = await factsBeforeChanges(tx, "user.", people);
  const known = entries.flatMap(({ id, at, before }) => {
    const read = rightsSchema.safeParse(JSON.parse(before));
    return read.success ? [{ id, until: at, roles: read.data.roles as GlobalRole[], enabled: !read.data.disabled }] : [];
  });
  return rowsBy(known, ({ id }) => id);
}

/** A vote with what was true of its voter at a moment: what stood before the first change after it, else what is true now. Pure. */
export function asOf(vote: VoteFact, at: Date, earlier: ReadonlyMap<string, readonly EarlierRights[]>): VoteFact {
  const then = earlier.get(vote.voterId)?.find(({ until }) => until > at);
  return then === undefined ? vote : { ...vote, roles: then.roles, enabled: then.enabled };
}
