import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { announceServers } from "@/lib/catalog/feed";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { fetchPublicFile, OutboundError, type OutboundNetwork } from "@/lib/http/outbound";
import { iconCandidates } from "@/lib/icons/icon-choice";
import { type DrawnIcon, drawIcon, IconRefused } from "@/lib/icons/icon-image";
import { findWanted, keepImage, recentIcon, settleIcon, type WantedIcon } from "@/lib/icons/repository";
import { askAgainAt } from "@/lib/icons/retry-plan";
import type { JsonObject } from "@/lib/manifest/json-value";
import type { Manifest } from "@/lib/manifest/schema";

/** Of a picture of 128 pixels; larger ones are illustrations. */
const LIMITS = { maxBytes: 512 * 1024, timeoutMs: 8_000, maxRedirects: 3, accept: "image/png,image/webp,image/jpeg,image/gif" };
/** A server that lists many versions at once, as an import does, is asked for its icon once. */
const SAME_FOR_MS = 86_400_000;

/** `mayPass`: the same address may give a picture later. */
type Refused = { url: string | null; refusal: string; mayPass: boolean };
type Outcome = { url: string; icon: DrawnIcon | { digest: string } } | Refused;

/**
 * Sees to the icons of a listed manifest: fetched once through the outbound guard (trust.md §6.1), drawn anew and kept with its
 * digest, or refused with the reason. When a host could not be reached, or was out of order, that is noted with the time at which
 * `orderIcons` asks again. The manifest stays as it is. May run twice.
 */
export async function fetchIconOf(revisionId: string, network?: OutboundNetwork): Promise<void> {
  if (!config().fetchIcons) return;
  const wanted = await findWanted(prisma(), revisionId, new Date());
  if (wanted === null) return;
  const tries = wanted.tries + 1;
  const outcome = await outcomeOf(wanted, network);
  if ("refusal" in outcome) {
    const { url, refusal, mayPass } = outcome;
    await settleIcon(prisma(), revisionId, { url, tries, refusal, nextAt: mayPass ? askAgainAt(tries, new Date()) : null });
    return;
  }
  const { url, icon } = outcome;
  await change(SYSTEM_CALLER, async (step) => {
    if ("bytes" in icon) await keepImage(step.tx, icon);
    if (!(await settleIcon(step.tx, revisionId, { url, tries, digest: icon.digest }))) return step.nothingToDo();
    step.record({ action: "icon.fetch", object: wanted.serverName, objectIds: [revisionId], after: { url, digest: icon.digest } });
    announceServers(step, [wanted.serverId]);
  });
}

async function outcomeOf({ serverId, canonical }: WantedIcon, network: OutboundNetwork | undefined): Promise<Outcome> {
  // Stored documents were validated when they were submitted; all shapes name icons alike.
  const document = JSON.parse(Buffer.from(canonical).toString("utf8")) as JsonObject;
  const urls = iconCandidates(document as Pick<Manifest, "icons">);
  const known = await recentIcon(prisma(), serverId, urls, new Date(Date.now() - SAME_FOR_MS));
  if (known !== null) return { url: known.url, icon: { digest: known.digest } };
  let refused: Refused = { url: null, refusal: "it names no PNG, JPEG, GIF or WebP under https", mayPass: false };
  for (const url of urls) {
    try {
      return { url, icon: await fetchIcon(url, network) };
    } catch (error) {
      const mayPass = !(error instanceof IconRefused);
      // As long as one of its addresses may give a picture, that is what there is to say.
      if (mayPass || !refused.mayPass) refused = { url, refusal: error instanceof Error ? error.message : "it could not be fetched", mayPass };
    }
  }
  return refused;
}

async function fetchIcon(url: string, network: OutboundNetwork | undefined): Promise<DrawnIcon> {
  const { status, bytes } = await fetchPublicFile(url, LIMITS, network).catch((error: unknown) => {
    // What the guard refuses it will refuse again; what was not reached may be reached later.
    if (error instanceof OutboundError && error.isFinal) throw new IconRefused(error.message);
    throw error;
  });
  if (status >= 500 || status === 429) throw new Error(`the host of an icon answered ${status}`);
  if (status !== 200) throw new IconRefused(`its host answered ${status}`);
  return drawIcon(bytes);
}
