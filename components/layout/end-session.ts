/** Signs out and leads to the start page. Loaded when needed: nobody else's page should carry the sign-in library. */
export async function endSession(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/" });
}
