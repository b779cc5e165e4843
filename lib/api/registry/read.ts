import type { ApiApp } from "@/lib/api/context";
import { BUILD, RELEASE } from "@/lib/config/build";
import { errorAnswer } from "./answer";
import { pathBelowBase, READ_BASES } from "./bases";
import { CORS_HEADERS, preflightResponse } from "./cors";
import { endLinkPaths, refuseDeadLinks } from "./link-gate";
import { listServers } from "./list";
import { ENDPOINT_NOT_FOUND, officialErrorResponse } from "./official-error";
import { rawPathOf } from "./server-path";
import { type OwnVersions, serverReader } from "./versions";

export interface RegistryReadOptions {
  /** The publisher's view of its own unlisted versions. */
  ownVersions?: OwnVersions;
}

/**
 * The reading half of the official registry API on every base (registry-api.md §1.2). Mount it before the middleware
 * that authenticates: it checks tokens itself, in memory, and a wrong credential must read like none.
 */
export function createRegistryRead({ ownVersions }: RegistryReadOptions = {}): { register(app: ApiApp): void } {
  const readServer = serverReader(ownVersions);
  const version = { version: RELEASE, git_commit: BUILD.gitCommit, build_time: BUILD.buildTime };
  return {
    register(app) {
      refuseDeadLinks(app);
      for (const base of READ_BASES) {
        app.use(`${base}/*`, (c, next) => {
          const refusal = nullByteRefusal(c.req.url);
          return refusal === null ? next() : Promise.resolve(refusal);
        });
        app.options(`${base}/*`, () => preflightResponse());
        app.get(`${base}/servers`, listServers);
        app.get(`${base}/servers/:server/versions`, readServer);
        app.get(`${base}/servers/:server/versions/:version`, readServer);
        app.get(`${base}/servers/:server/:name/versions`, readServer);
        app.get(`${base}/servers/:server/:name/versions/:version`, readServer);
        app.get(`${base}/health`, () => plainJson({ status: "ok" }));
        app.get(`${base}/ping`, () => plainJson({ pong: true }));
        app.get(`${base}/version`, () => plainJson(version));
      }
    },
  };
}

/**
 * What no registry route took: 308 without a trailing slash, else the official 404 (registry-api.md §1.3, §1.9).
 * Register it after every other registry route.
 */
export function registerRegistryFallback(app: ApiApp): void {
  for (const base of READ_BASES) {
    app.all(`${base}/*`, (c) => {
      const path = rawPathOf(c.req.url);
      const below = pathBelowBase(path);
      if (below === null || below === "/" || !below.endsWith("/")) return errorAnswer(ENDPOINT_NOT_FOUND);
      // The raw path keeps `%2F`, which the official redirect loses.
      const location = path.replace(/\/+$/, "") + new URL(c.req.url).search;
      return new Response(null, { status: 308, headers: { ...CORS_HEADERS, Location: location } });
    });
  }
  endLinkPaths(app);
}

function plainJson(value: unknown): Response {
  return new Response(JSON.stringify(value), { status: 200, headers: { ...CORS_HEADERS, "Content-Type": "application/json", "Cache-Control": "no-store" } });
}

/** The official server refuses NUL anywhere, as `application/json` (registry-api.md §1.3). */
function nullByteRefusal(url: string): Response | null {
  if (!url.includes("%00") && !url.includes("\0")) return null;
  const part = rawPathOf(url).includes("%00") ? "URL path contains" : "query parameters contain";
  return officialErrorResponse(
    { status: 400, detail: `Invalid request: ${part} null bytes` },
    { ...CORS_HEADERS, "Content-Type": "application/json" },
  );
}
