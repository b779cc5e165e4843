import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { createPasskey } from "@/lib/access/passkeys/ceremony-queries";
import { type Passkey, passkeySchema } from "@/lib/access/passkeys/schema";
import { type ApiProblem, callApi } from "@/lib/http/api-client";

/** What people do with their own passkeys. */

/** Null: the person cancelled the browser's prompt. */
export function registerPasskeyMutation() {
  return mutationOptions<Passkey | null, ApiProblem, { name: string }>({
    mutationFn: async ({ name }) => {
      const credential = await createPasskey();
      return credential && callApi(passkeySchema, "/passkeys", { method: "POST", body: { name, credential } });
    },
  });
}

export function removePasskeyMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => callApi(z.unknown(), `/passkeys/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}

export function askAtSignInMutation() {
  return mutationOptions<unknown, ApiProblem, { enabled: boolean }>({
    mutationFn: (body) => callApi(z.unknown(), "/passkeys/at-sign-in", { method: "PUT", body }),
  });
}
