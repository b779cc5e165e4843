import { mutationOptions } from "@tanstack/react-query";
import { type CreateRobot, type Robot, robotSchema, type UpdateRobot } from "@/lib/access/robot-schema";
import { type CreatedToken, createdTokenSchema, type CreateToken } from "@/lib/access/token-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

/** What administrators do with robots (governance.md §4). */
export function createRobotMutation() {
  return mutationOptions<Robot, ApiProblem, CreateRobot>({
    mutationFn: (body) => callApi(robotSchema, "/robots", { method: "POST", body }),
  });
}

export function updateRobotMutation(id: string) {
  return mutationOptions<Robot, ApiProblem, UpdateRobot>({
    mutationFn: (body) => callApi(robotSchema, `/robots/${encodeURIComponent(id)}`, { method: "PATCH", body }),
  });
}

/** The answer carries the token's text, this once. */
export function createRobotTokenMutation(id: string) {
  return mutationOptions<CreatedToken, ApiProblem, CreateToken>({
    mutationFn: (body) => callApi(createdTokenSchema, `/robots/${encodeURIComponent(id)}/tokens`, { method: "POST", body }),
  });
}
