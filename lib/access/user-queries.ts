import { mutationOptions } from "@tanstack/react-query";
import type { IssuedInvitation } from "@/lib/access/invitation-schema";
import type { CreatedUser, CreateUser, UpdateUser, User } from "@/lib/access/user-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";

const createdUserShape = async () => (await import("@/lib/access/user-schema")).createdUserSchema;
const userShape = async () => (await import("@/lib/access/user-schema")).userSchema;
const issuedInvitationShape = async () => (await import("@/lib/access/invitation-schema")).issuedInvitationSchema;

/** Without a password the answer carries a one-time set-up link. */
export function createUserMutation() {
  return mutationOptions<CreatedUser, ApiProblem, CreateUser>({
    mutationFn: (body) => callApi(createdUserShape, "/users", { method: "POST", body }),
  });
}

export function updateUserMutation(id: string) {
  return mutationOptions<User, ApiProblem, UpdateUser>({
    mutationFn: (body) => callApi(userShape, `/users/${encodeURIComponent(id)}`, { method: "PATCH", body }),
  });
}

/** The answer carries the link, this once; earlier ones stop. */
export function inviteMutation(id: string) {
  return mutationOptions<IssuedInvitation, ApiProblem, null>({
    mutationFn: () => callApi(issuedInvitationShape, `/users/${encodeURIComponent(id)}/invitation`, { method: "POST" }),
  });
}

export function revokeInvitationMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/users/${encodeURIComponent(id)}/invitation`, { method: "DELETE" }),
  });
}

/** One session of another person, or all of them. */
export function endUserSessionsMutation(id: string, sessionId?: string) {
  const of = sessionId === undefined ? "" : `/${encodeURIComponent(sessionId)}`;
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/users/${encodeURIComponent(id)}/sessions${of}`, { method: "DELETE" }),
  });
}

export function unlinkUserIdentityMutation(id: string, identityId: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/users/${encodeURIComponent(id)}/identities/${encodeURIComponent(identityId)}`, { method: "DELETE" }),
  });
}

export function removeUserPasskeyMutation(id: string, passkeyId: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`/users/${encodeURIComponent(id)}/passkeys/${encodeURIComponent(passkeyId)}`, { method: "DELETE" }),
  });
}
