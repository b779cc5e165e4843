import { mutationOptions } from "@tanstack/react-query";
import type { CreatedToken, CreateToken } from "@/lib/access/token-schema";
import type { ChangePassword } from "@/lib/access/user-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";

const createdTokenShape = async () => (await import("@/lib/access/token-schema")).createdTokenSchema;
const finishedSetupShape = async () => (await import("@/lib/access/user-schema")).finishedSetupSchema;

/** What people do with their own account (governance.md §4). */

/** The answer carries the token's text, this once. */
export function createTokenMutation() {
  return mutationOptions<CreatedToken, ApiProblem, CreateToken>({
    mutationFn: (body) => callApi(createdTokenShape, "/tokens", { method: "POST", body }),
  });
}

export function revokeTokenMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/tokens/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}

export function endSessionMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/sessions/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}

/** Every session but the one that asks. */
export function endOtherSessionsMutation() {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi("/sessions", { method: "DELETE" }),
  });
}

export function changePasswordMutation() {
  return mutationOptions<unknown, ApiProblem, ChangePassword>({
    mutationFn: (body) => tellApi("/password", { method: "POST", body }),
  });
}

/** Sets the first password with the secret of a one-time link. */
export function finishSetupMutation(secret: string) {
  return mutationOptions<{ email: string }, ApiProblem, { password: string }>({
    mutationFn: (body) => callApi(finishedSetupShape, `/setup/${encodeURIComponent(secret)}`, { method: "POST", body }),
  });
}
