import { mutationOptions } from "@tanstack/react-query";
import { createPasskey } from "@/lib/access/passkeys/ceremony-queries";
import type { Passkey } from "@/lib/access/passkeys/schema";
import { type ApiProblem, callApi, tellApi } from "@/lib/http/api-client";

const passkeyShape = async () => (await import("@/lib/access/passkeys/schema")).passkeySchema;

/** What people do with their own passkeys. */

/** Null: the person cancelled the browser's prompt. */
export function registerPasskeyMutation() {
  return mutationOptions<Passkey | null, ApiProblem, { name: string }>({
    mutationFn: async ({ name }) => {
      const credential = await createPasskey();
      return credential && callApi(passkeyShape, "/passkeys", { method: "POST", body: { name, credential } });
    },
  });
}

export function removePasskeyMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/passkeys/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}

export function askAtSignInMutation() {
  return mutationOptions<unknown, ApiProblem, { enabled: boolean }>({
    mutationFn: (body) => tellApi("/passkeys/at-sign-in", { method: "PUT", body }),
  });
}
