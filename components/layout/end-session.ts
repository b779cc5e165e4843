import { forgetDrafts } from "./kept-drafts";

/** Does what must be done before the session ends, and answers whether it succeeded. Never rejects. */
type Act = () => Promise<boolean>;
const acts = new Set<Act>();

/** What must still be done as who is signed in, before the session ends. Answers how to take it back. */
export function beforeSessionEnds(act: Act): () => void {
  acts.add(act);
  return () => void acts.delete(act);
}

/**
 * Signs out and leads to the start page; stays where something could not be done before, for what went wrong stands on this page.
 * What was being written goes with the session: the next person at this tab may be somebody else.
 * Loaded when needed: nobody else's page should carry the sign-in library.
 */
export async function endSession(): Promise<void> {
  const [{ signOut }, done] = await Promise.all([import("next-auth/react"), Promise.all([...acts].map((act) => act()))]);
  if (!done.every(Boolean)) return;
  await signOut({ callbackUrl: "/" });
  forgetDrafts();
}
