import type { Manifest } from "@/lib/manifest/schema";
import { nacosName } from "../name";
import type { NacosServerDetail } from "../schema";
import { describedAs } from "./presentation";

/** The entry that a server was on a target before it came to us. */
export interface Origin {
  nacosId: string;
  nacosName: string;
  /** Digest of the manifest that was made of it. */
  digest: string;
}

/** What every router can ask for and find (nacos.md §1.3, §3.2); another name would break them. */
const ROUTER_SAFE = /^[0-9A-Za-z_-]{1,50}$/;

/** The name that an adopted entry goes by: its own, unless routers cannot use it. */
export function entryName(ownName: string, serverName: string): string {
  return ROUTER_SAFE.test(ownName) ? ownName : nacosName(serverName);
}

/**
 * An adopted entry keeps its own description while the listed manifest is the one that was made of it: that manifest holds the
 * description whole, so it was reviewed. With the next version it gets the words that routers search for.
 */
export function keepsWords(server: NacosServerDetail, manifest: Manifest): NacosServerDetail {
  const own = describedAs(manifest);
  // The name took the place of a description that was missing.
  return own === manifest.name ? server : { ...server, description: own };
}
