import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { noteBootstrapUse } from "@/lib/access/bootstrap";
import { isOwnOrigin } from "@/lib/access/own-origin";
import type { RequestContext, Viewer } from "@/lib/access/schema";
import { sessionCookieName, sessionIdOfCookie } from "@/lib/access/session-cookie";
import { viewerAwaitingPasskey, viewerOfBearer, viewerOfSession } from "@/lib/access/viewer";
import { bearerOf } from "@/lib/api/bearer";
import type { ApiContext, ApiEnv } from "@/lib/api/context";
import { chargeWrite } from "@/lib/api/rate-limits";
import { requestContext } from "@/lib/api/request-context";
import { attempt } from "@/lib/audit/write";
import { config } from "@/lib/config/config";
import { AppError } from "@/lib/http/errors";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

export interface AuthenticationOptions {
  /** Whether a cookie-borne write to this path may be multipart: the routes that declare it. Default: none. */
  acceptsMultipart?: (path: string) => boolean;
}

/**
 * Leaves `viewer` and `request` for every handler (governance.md §3 "Sessions").
 *
 * A credential in `Authorization` is an API token, a registry JWT or the bootstrap token; a wrong one is 401 even where
 * nobody need sign in. Without one the session cookie counts; a cookie that no longer stands is nobody. A cookie-borne
 * write must be JSON from our own pages, else 403 `cross_origin`; bearer requests ignore cookies.
 */
export function authenticate(options: AuthenticationOptions = {}): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const request = requestContext(c);
    const authorization = c.req.header("Authorization");
    const viewer = authorization === undefined ? await cookieViewer(c) : await bearerViewer(c, authorization, request);
    if (authorization === undefined) chargeWrite(c, viewer);
    if (viewer?.authentication === "session") await refuseForeignWrite(c, viewer, request, options);
    c.set("viewer", viewer);
    await next();
  };
}

async function bearerViewer(c: ApiContext, authorization: string, request: RequestContext): Promise<Viewer> {
  const credential = bearerOf(authorization);
  const viewer = credential === null ? null : await viewerOfBearer(credential);
  chargeWrite(c, viewer);
  if (viewer === null) throw new AppError("unauthenticated", "The credential in the Authorization header is not valid (any more).");
  await noteBootstrapUse({ viewer, request });
  return viewer;
}

async function cookieViewer(c: ApiContext): Promise<Viewer | null> {
  const cookie = getCookie(c, sessionCookieName());
  const sessionId = cookie === undefined ? null : await sessionIdOfCookie(cookie);
  return sessionId === null ? null : viewerOfSession(sessionId);
}

/** The person whose sign-in waits for a passkey, named by the cookie of a write from our own pages. Throws `unauthenticated`, `cross_origin`. */
export async function demandAwaitingPasskey(c: ApiContext): Promise<Viewer> {
  const cookie = getCookie(c, sessionCookieName());
  const sessionId = cookie === undefined ? null : await sessionIdOfCookie(cookie);
  const viewer = sessionId === null ? null : await viewerAwaitingPasskey(sessionId);
  if (viewer === null) throw new AppError("unauthenticated", "No sign-in waits for a passkey here. Sign in again.");
  await refuseForeignWrite(c, viewer, requestContext(c), {});
  return viewer;
}

/** For calls that set a cookie of who is nobody yet: a foreign page must not plant one. Throws `cross_origin`. */
export function refuseForeignOrigin(c: ApiContext): void {
  if (isOwnOrigin(c.req.header("Origin"), c.req.header("Host"), config())) return;
  throw new AppError("cross_origin", "This is asked for by our own pages only: it needs our own Origin.");
}

/** SameSite=Lax already keeps foreign pages from sending the cookie; this holds where a browser or a sibling host does not. */
async function refuseForeignWrite(c: ApiContext, viewer: Viewer, request: RequestContext, options: AuthenticationOptions): Promise<void> {
  if (SAFE_METHODS.has(c.req.method)) return;
  const mediaType = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  const multipart = mediaType === "multipart/form-data" && options.acceptsMultipart?.(c.req.path) === true;
  const ours = isOwnOrigin(c.req.header("Origin"), c.req.header("Host"), config());
  if (ours && (mediaType === "application/json" || multipart)) return;
  await attempt({ viewer, request }, "request", `${c.req.method} ${c.req.path}`, async () => {
    throw new AppError("cross_origin", "A write with a session cookie needs our own Origin and Content-Type: application/json.");
  });
}
