import { coerce, gte, lt } from "semver";
import type { NacosCapabilities } from "./admin";

/** The generations we know how to speak to (nacos.md §0, "design target"). */
const FIRST_SUPPORTED = "3.0.3";
const FIRST_UNKNOWN = "4.0.0";

/**
 * What a Nacos of this version can do (nacos.md §0). A suffix counts for nothing: `3.1.0-bugfix` is 3.1.0. An unreadable
 * version is not supported and can do nothing, which is the careful answer.
 */
export function capabilitiesOf(version: string): { supported: boolean; capabilities: NacosCapabilities } {
  const number = coerce(version);
  const from = (first: string): boolean => number !== null && gte(number, first);
  return {
    supported: number !== null && from(FIRST_SUPPORTED) && lt(number, FIRST_UNKNOWN),
    capabilities: {
      customIds: from("3.0.3"),
      enabledFlag: from("3.1.0"),
      overrideExisting: from("3.1.1"),
      safeVersionDelete: from("3.2.3"),
      lifecycle: from("3.3.0"),
    },
  };
}
