import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type ApiProblem, callApi } from "@/lib/http/api-client";

/** What people do with their identities at the OpenID provider. */

/** The next sign-in at the provider, in this browser, is linked to the account. */
export function beginLink(): Promise<unknown> {
  return callApi(z.unknown(), "/identities/link", { method: "POST" });
}

/** The same with a one-time set-up link, in place of a password. */
export function beginLinkBySetup(secret: string): Promise<unknown> {
  return callApi(z.unknown(), `/setup/${encodeURIComponent(secret)}/identity`, { method: "POST" });
}

export function unlinkIdentityMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => callApi(z.unknown(), `/identities/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}
