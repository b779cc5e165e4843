import type { Viewer } from "@/lib/access/schema";
import { sessionViewer } from "@/lib/access/viewer-facts";
import { findPeopleWithRights, findPrincipalFacts } from "@/lib/access/viewer-repository";
import type { Tx } from "@/lib/db/client";

/** Rights are judged as if the person had signed in; there is no session. */
const NO_SESSION = "";

/** Everybody enabled who holds a role or belongs to a namespace, and whoever is named, with rights as they are now. */
export async function peopleToTell(tx: Tx, named: readonly string[]): Promise<Viewer[]> {
  return (await findPeopleWithRights(tx, named)).map((facts) => sessionViewer(facts, NO_SESSION));
}

/** One person with rights as they are now, or null when there is no such person any more. */
export async function personToTell(id: string): Promise<Viewer | null> {
  const facts = await findPrincipalFacts(id);
  return facts === undefined || facts.disabledAt !== null || facts.kind !== "user" ? null : sessionViewer(facts, NO_SESSION);
}
