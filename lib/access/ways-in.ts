import { config } from "@/lib/config/config";

/** How people may sign in here; `provider` is its name and `issuer` how it calls itself, or null without one. */
export function waysIn(): { provider: string | null; issuer: string | null; local: boolean } {
  const { local, oidc } = config().signIn;
  return { provider: oidc?.name ?? null, issuer: oidc?.issuer ?? null, local };
}
