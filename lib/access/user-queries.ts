import { mutationOptions } from "@tanstack/react-query";
import type { CreatedUser, CreateUser, UpdateUser, User } from "@/lib/access/user-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const createdUserShape = async () => (await import("@/lib/access/user-schema")).createdUserSchema;
const userShape = async () => (await import("@/lib/access/user-schema")).userSchema;

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
