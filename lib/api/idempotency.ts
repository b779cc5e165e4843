import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Viewer } from "@/lib/access/schema";
import type { ApiContext, ApiEnv } from "@/lib/api/context";
import { IMPORTS_PATH } from "@/lib/api/manifest-body";
import { type AnswerKey, claimKey, findAnswer, releaseKey, storeAnswer } from "@/lib/api/idempotency-repository";
import { seal, unseal } from "@/lib/api/sealed-text";
import { config } from "@/lib/config/config";
import { AppError } from "@/lib/http/errors";

const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);
/** They change nothing: there is nothing to be done twice. */
const STORES_NOTHING = new Set(["/api/v1/drafts", "/api/v1/previews"]);
const KEY_FORM = /^[\x21-\x7e]{1,200}$/;

/**
 * `Idempotency-Key` on writes of the product API (governance.md §4): the first request runs, and for 24 hours the same
 * request with the same key gets its answer again, marked `Idempotency-Replayed: true`. Another request under that key
 * is 409 `idempotency_conflict`; one that comes while the first is running is 409 `conflict`. Answers of 500 and above
 * are forgotten, and so is "use your passkey first": the repetition is the very request. Uploads are streamed, never held in memory, and pass by; so does what stores nothing and may be asked
 * again at will, since its answers are long. Mount it after `authenticate`.
 */
export const idempotency: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = c.req.header("Idempotency-Key");
  const viewer = c.get("viewer");
  if (key === undefined || viewer === null || !WRITES.has(c.req.method) || STORES_NOTHING.has(c.req.path) || isStreamed(c)) return next();
  if (!KEY_FORM.test(key)) throw new AppError("invalid_request", "Idempotency-Key: 1 to 200 visible ASCII characters.");
  const id = { principalId: viewer.principalId, key };
  const requestHash = await hashRequest(c, viewer);
  if (!(await claimKey(id, requestHash))) return replay(id, requestHash);
  await next();
  await keep(c, id, requestHash);
};

function isStreamed(c: ApiContext): boolean {
  return c.req.path === IMPORTS_PATH || c.req.header("Content-Type")?.toLowerCase().startsWith("multipart/") === true;
}

/** The credential is part of the request: a weaker token must not collect what a stronger one was answered. */
async function hashRequest(c: ApiContext, viewer: Viewer): Promise<string> {
  const credential = `${viewer.authentication}:${viewer.token?.id ?? ""}`;
  const { pathname, search } = new URL(c.req.url);
  const hash = createHash("sha256").update(JSON.stringify([credential, c.req.method, pathname, search]));
  return hash.update(new Uint8Array(await c.req.arrayBuffer())).digest("hex");
}

async function replay(id: AnswerKey, requestHash: string): Promise<Response> {
  const answer = await findAnswer(id);
  if (answer !== null && answer.requestHash !== requestHash) {
    throw new AppError("idempotency_conflict", "Use a new Idempotency-Key for another request.");
  }
  if (answer?.status == null) throw new AppError("conflict", "The first request with this Idempotency-Key is still running.");
  const body = answer.body === null ? null : unseal(config().secret, contextOf(id, requestHash), answer.body);
  const headers = new Headers({ "Idempotency-Replayed": "true" });
  if (answer.contentType !== null) headers.set("Content-Type", answer.contentType);
  return new Response(body, { status: answer.status, headers });
}

async function keep(c: ApiContext, id: AnswerKey, requestHash: string): Promise<void> {
  const { status } = c.res;
  if (status >= 500) return releaseKey(id);
  const text = await c.res.clone().text();
  if (status === 403 && text.includes('"code":"step_up_required"')) return releaseKey(id);
  const body = text === "" ? null : seal(config().secret, contextOf(id, requestHash), text);
  await storeAnswer(id, { status, body, contentType: c.res.headers.get("Content-Type") });
}

function contextOf({ principalId, key }: AnswerKey, requestHash: string): string {
  return JSON.stringify([principalId, key, requestHash]);
}
