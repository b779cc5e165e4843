import { mutationOptions } from "@tanstack/react-query";
import type { Verification } from "@/lib/audit/verification-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const verificationShape = async () => (await import("@/lib/audit/verification-schema")).verificationSchema;

/** Orders a check of the whole hash chain. */
export function verifyAuditMutation() {
  return mutationOptions<Verification, ApiProblem, void>({ mutationFn: () => callApi(verificationShape, "/audit/verification", { method: "POST" }) });
}
