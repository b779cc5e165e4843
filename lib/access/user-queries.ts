import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type IssuedInvitation, issuedInvitationSchema } from "@/lib/access/invitation-schema";
import { createdUserSchema, userSchema } from "@/lib/access/user-schema";
import type { CreatedUser, CreateUser, UpdateUser, User } from "@/lib/access/user-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

/** Without a password the answer carries a one-time set-up link. */
export function createUserMutation() {
  return mutationOptions<CreatedUser, ApiProblem, CreateUser>({
    mutationFn: (body) => callApi(createdUserSchema, "/users", { method: "POST", body }),
  });
}

export function updateUserMutation(id: string) {
  return mutationOptions<User, ApiProblem, UpdateUser>({
    mutationFn: (body) => callApi(userSchema, `/users/${encodeURIComponent(id)}`, { method: "PATCH", body }),
  });
}

/** The answer carries the link, this once; earlier ones stop. */
export function inviteMutation(id: string) {
  return mutationOptions<IssuedInvitation, ApiProblem, null>({
    mutationFn: () => callApi(issuedInvitationSchema, `/users/${encodeURIComponent(id)}/invitation`, { method: "POST" }),
  });
}

export function revokeInvitationMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => callApi(z.unknown(), `/users/${encodeURIComponent(id)}/invitation`, { method: "DELETE" }),
  });
}

/** One session of another person, or all of them. */
export function endUserSessionsMutation(id: string, sessionId?: string) {
  const of = sessionId === undefined ? "" : `/${encodeURIComponent(sessionId)}`;
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => callApi(z.unknown(), `/users/${encodeURIComponent(id)}/sessions${of}`, { method: "DELETE" }),
  });
}
