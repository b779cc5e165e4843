type Act = () => Promise<unknown>;
const acts = new Set<Act>();

/** What must still be done as who is signed in, before the session ends. Answers how to take it back. */
export function beforeSessionEnds(act: Act): () => void {
  acts.add(act);
  return () => void acts.delete(act);
}

/** Signs out and leads to the start page. Loaded when needed: nobody else's page should carry the sign-in library. */
export async function endSession(): Promise<void> {
  const [{ signOut }] = await Promise.all([import("next-auth/react"), Promise.allSettled([...acts].map((act) => act()))]);
  await signOut({ callbackUrl: "/" });
}
