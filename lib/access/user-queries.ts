import { mutationOptions } from "@tanstack/react-query";
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
