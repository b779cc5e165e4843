import { hasAdminForProvider } from "@/lib/access/oidc/identity-repository";
import { config } from "@/lib/config/config";
import { ConfigError } from "@/lib/config/read";

/**
 * Without passwords of ours, an administrator must be able to come by the provider: linked, invited by an open link, or made
 * one by a group. Throws `ConfigError` at the start, before everybody is locked out.
 */
export async function demandAdminWhoCanSignIn(): Promise<void> {
  const { local, oidc } = config().signIn;
  if (local || oidc === null || oidc.roles.some(({ role }) => role === "admin")) return;
  if (await hasAdminForProvider(oidc.issuer)) return;
  throw new ConfigError("GATEHOUSE_LOCAL_SIGNIN cannot be 0 yet: no administrator is linked to the provider or invited, and GATEHOUSE_SIGNIN_OIDC_ROLES makes none (docs/SIGNIN.md).");
}
