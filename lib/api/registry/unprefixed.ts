import type { ApiApp, ApiContext } from "@/lib/api/context";
import { errorAnswer } from "./answer";
import { endpointWithoutPrefix } from "./official-error";
import { rawPathOf } from "./server-path";

/** First segments of the official API that no page has: a client that forgot the version prefix is told so. */
export const UNPREFIXED_SEGMENTS = ["publish", "validate", "auth", "health", "ping", "version"] as const;

/** The official 404 with "Did you mean…" for paths without a version prefix (registry-api.md §1.9). */
export function registerUnprefixed(app: ApiApp): void {
  const answer = (c: ApiContext) => errorAnswer(endpointWithoutPrefix(rawPathOf(c.req.url)));
  for (const segment of [...UNPREFIXED_SEGMENTS, "servers"]) {
    app.all(`/${segment}`, answer);
    app.all(`/${segment}/*`, answer);
  }
}
