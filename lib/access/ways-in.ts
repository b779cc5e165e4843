import { config } from "@/lib/config/config";

/** How people may sign in here; `provider` is its name, or null without one. */
export function waysIn(): { provider: string | null; local: boolean } {
  const { local, oidc } = config().signIn;
  return { provider: oidc?.name ?? null, local };
}
