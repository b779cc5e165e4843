import { LRUCache } from "lru-cache";
import { budgets } from "@/lib/access/budgets";
import { readyAnswer, stalenessHeaders } from "@/lib/api/conditional";
import { hotFacadeRead } from "@/lib/api/facade/hot-read";
import type { HotAnswer, HotRead, HotRequest } from "@/lib/api/hot-request";
import { hotRegistryRead } from "@/lib/api/registry/hot-read";
import { readModel } from "@/lib/catalog/read-model";
import { metrics } from "@/lib/telemetry/metrics";
import { notePull } from "@/lib/usage/service";

/** Answers one request, or undefined: then the app does. */
export type HotReads = (request: HotRequest) => HotAnswer | undefined;

/** Of bodies and URLs, so that neither a walk over everything nor made-up searches cost more memory than this. */
const MAX_BYTES = 24 * 1024 * 1024;
/** What a kept answer weighs beside its body and its URL: headers, objects. */
const OVERHEAD_BYTES = 1_000;

/**
 * The lane before Hono (docs/DECISIONS.md, "Hot reads do without Request and Response"): answers what it can answer with
 * prepared bytes, and leaves everything else, errors too, to the app. With a budget for reads or searches nothing is hot.
 */
export function createHotReads(): HotReads {
  const { read, search } = budgets();
  if (read !== null || search !== null) return () => undefined;
  const kept = new LRUCache<string, HotRead>({ maxSize: MAX_BYTES, sizeCalculation: ({ prepared, ready }, url) => prepared.body.length + (ready.text?.length ?? 0) + url.length + OVERHEAD_BYTES });
  return ({ method, url = "", headers }) => {
    if (method !== "GET") return undefined;
    const started = performance.now();
    const hot = url.startsWith("/nacos/") ? hotFacadeRead({ url, headers }) : registryAnswer(kept, { url, headers });
    if (hot === undefined) return undefined;
    metrics()?.observeRequest({ method, route: hot.route, status: hot.answer.status, seconds: (performance.now() - started) / 1000 });
    return hot.answer;
  };
}

function registryAnswer(kept: LRUCache<string, HotRead>, { url = "", headers }: HotRequest): { route: string; answer: HotAnswer } | undefined {
  if (headers["authorization"] !== undefined) return undefined;
  const hot = currentRead(kept, url);
  if (hot === undefined) return undefined;
  const answer = answerOf(hot, headers["if-none-match"] as string | undefined);
  // Who has the version already takes nothing.
  if (hot.pulled !== null && answer.status === 200) notePull(hot.pulled, hot.catalog.facts.slug, "registry", headers["user-agent"] as string | undefined);
  return { route: hot.route, answer };
}

function currentRead(kept: LRUCache<string, HotRead>, url: string): HotRead | undefined {
  const known = kept.get(url);
  if (known !== undefined && isCurrent(known)) return known;
  const read = hotRegistryRead(url);
  // What is made while the feed is away says so, and is not to say it afterwards.
  if (read !== undefined && stalenessHeaders() === undefined) kept.set(url, read);
  return read;
}

/** Asks for the catalog anew: that lets expire what has expired by now. */
function isCurrent({ catalog, revision }: HotRead): boolean {
  const { slug, audience } = catalog.facts;
  return readModel().catalog(slug) === catalog && catalog.revision === revision && audience === "public";
}

function answerOf({ prepared, ready, known }: HotRead, ifNoneMatch: string | undefined): HotAnswer {
  if (stalenessHeaders() === undefined) {
    if (ifNoneMatch === undefined) return ready;
    if (ifNoneMatch === known.ifNoneMatch) return known.answer;
  }
  return readyAnswer(prepared, ifNoneMatch);
}
