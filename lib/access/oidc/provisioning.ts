import type { ProviderPerson } from "@/lib/access/oidc/claims";
import type { OidcSignIn } from "@/lib/config/schema";

/** Why somebody whom the provider knows does not get in; the sign-in page has a sentence for each. */
export const OIDC_REFUSALS = [
  "account_exists", "not_invited", "not_allowed", "email_missing", "email_unverified", "disabled", "identity_taken", "link_expired", "wrong_issuer",
] as const;
export type OidcRefusal = (typeof OIDC_REFUSALS)[number];

/**
 * Whether a person nobody has linked yet may be created, or why not. Pure.
 * An e-mail address never takes over the account that has it: addresses are given again, and not every provider verifies them.
 */
export function refuseNewcomer(person: ProviderPerson, rules: Pick<OidcSignIn, "domains" | "group">, emailIsTaken: boolean): OidcRefusal | null {
  if (emailIsTaken) return "account_exists";
  if (rules.domains.length === 0 && rules.group === null) return "not_invited";
  if (rules.group !== null && !person.groups.includes(rules.group)) return "not_allowed";
  if (person.email === null) return "email_missing";
  if (rules.domains.length === 0) return null;
  const domain = person.email.slice(person.email.lastIndexOf("@") + 1);
  if (!rules.domains.includes(domain)) return "not_allowed";
  return person.emailVerified ? null : "email_unverified";
}
