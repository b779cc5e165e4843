import { mutationOptions } from "@tanstack/react-query";
import { type ApiProblem, tellApi } from "@/lib/http/api-client";

/** What people do with their identities at the OpenID provider. */

/** The next sign-in at the provider, in this browser, is linked to the account. */
export function beginLink(): Promise<unknown> {
  return tellApi("/identities/link", { method: "POST" });
}

/** The same with a one-time set-up link, in place of a password. */
export function beginLinkBySetup(secret: string): Promise<unknown> {
  return tellApi(`/setup/${encodeURIComponent(secret)}/identity`, { method: "POST" });
}

export function unlinkIdentityMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/identities/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}
