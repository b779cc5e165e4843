import type { Package } from "@/lib/manifest/schema";
import type { ProcessPlan } from "./process";
import { refusal } from "./refusal";

const SHA256 = /^[0-9a-f]{64}$/i;

/**
 * MCP bundles (install.md §1.5 step D): no command line, so clients with an argv cannot use them, but a desktop client
 * can. They are listed with their address and digest; whoever downloads one compares the digest.
 */
export function mcpbProcess({ identifier, fileSha256 }: Package): ProcessPlan {
  const isDownload = URL.canParse(identifier) && new URL(identifier).protocol === "https:";
  if (!isDownload) return refusal("bundle-no-address");
  if (fileSha256 === undefined || !SHA256.test(fileSha256)) return refusal("bundle-no-digest");
  return { ...refusal("bundle-no-command"), download: { url: identifier, sha256: fileSha256.toLowerCase() } };
}
