import type { NacosError } from "./client/errors";
import type { TroubleCode } from "./target-schema";

/** What concerns a target as a whole, for programs and for people. Pure. */
export function troubleOf(error: NacosError): { code: TroubleCode; reason: string } {
  return { code: codeOf(error), reason: error.message };
}

function codeOf({ code, denial }: NacosError): TroubleCode {
  if (code === "auth_denied") return denial ?? "credentials";
  if (code === "unsupported" || code === "unavailable") return code;
  return code === "not_ready" || code === "limited" ? "unavailable" : "unexpected";
}
