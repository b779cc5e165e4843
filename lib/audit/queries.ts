import { mutationOptions } from "@tanstack/react-query";
import { type Verification, verificationSchema } from "@/lib/audit/verification-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

/** Orders a check of the whole hash chain. */
export function verifyAuditMutation() {
  return mutationOptions<Verification, ApiProblem, void>({ mutationFn: () => callApi(verificationSchema, "/audit/verification", { method: "POST" }) });
}
