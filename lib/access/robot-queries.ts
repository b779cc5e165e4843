import { mutationOptions } from "@tanstack/react-query";
import type { CreateRobot, Robot, UpdateRobot } from "@/lib/access/robot-schema";
import type { CreatedToken, CreateToken } from "@/lib/access/token-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const robotShape = async () => (await import("@/lib/access/robot-schema")).robotSchema;
const createdTokenShape = async () => (await import("@/lib/access/token-schema")).createdTokenSchema;

/** What administrators do with robots (governance.md §4). */
export function createRobotMutation() {
  return mutationOptions<Robot, ApiProblem, CreateRobot>({
    mutationFn: (body) => callApi(robotShape, "/robots", { method: "POST", body }),
  });
}

export function updateRobotMutation(id: string) {
  return mutationOptions<Robot, ApiProblem, UpdateRobot>({
    mutationFn: (body) => callApi(robotShape, `/robots/${encodeURIComponent(id)}`, { method: "PATCH", body }),
  });
}

/** The answer carries the token's text, this once. */
export function createRobotTokenMutation(id: string) {
  return mutationOptions<CreatedToken, ApiProblem, CreateToken>({
    mutationFn: (body) => callApi(createdTokenShape, `/robots/${encodeURIComponent(id)}/tokens`, { method: "POST", body }),
  });
}
