import type { ApiApp } from "@/lib/api/context";
import { catalogForLink } from "@/lib/api/readable-catalog";
import { errorAnswer } from "./answer";
import { LINK_BASE } from "./bases";
import { preflightResponse } from "./cors";
import { ENDPOINT_NOT_FOUND } from "./official-error";

/**
 * Lets only capability links that work pass. Everything below another one is the same 404, whatever it asks for: a
 * revoked or expired link looks like one that never existed. Mount it before the routes behind links.
 */
export function refuseDeadLinks(app: ApiApp): void {
  // Preflights are answered alike for any link, so that a browser may read the 404.
  app.options(`${LINK_BASE}/*`, () => preflightResponse());
  app.use(`${LINK_BASE}/*`, (c, next) => (catalogForLink(c.req.param("secret")) === undefined ? Promise.resolve(errorAnswer(ENDPOINT_NOT_FOUND)) : next()));
}

/**
 * Answers every other path behind a link. None goes on to authentication, whose refusals record the path: a link's
 * secret is never written down.
 */
export function endLinkPaths(app: ApiApp): void {
  app.all("/r/*", () => errorAnswer(ENDPOINT_NOT_FOUND));
}
