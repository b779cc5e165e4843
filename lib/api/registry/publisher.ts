import { noteBootstrapUse } from "@/lib/access/bootstrap";
import type { Caller } from "@/lib/access/schema";
import { viewerOfBearer } from "@/lib/access/viewer";
import { bearerOf } from "@/lib/api/bearer";
import type { ApiContext } from "@/lib/api/context";
import { MAX_BODY_BYTES } from "@/lib/http/body-limit";
import { chargeWrite } from "@/lib/api/rate-limits";
import { requestContext } from "@/lib/api/request-context";
import { isAppError } from "@/lib/http/errors";
import { parseStrictJson } from "@/lib/manifest/strict-json";
import { errorAnswer } from "./answer";
import type { OfficialError } from "./official-error";
import { officialProblem, type RouteTexts } from "./official-problem";

const HEADER_MISSING: OfficialError = {
  status: 422,
  detail: "validation failed",
  errors: [{ message: "required header parameter is missing", location: "header.Authorization", value: "" }],
};
const HEADER_MALFORMED: OfficialError = { status: 401, detail: "Invalid Authorization header format. Expected 'Bearer <token>'" };
const TOKEN_REFUSED: OfficialError = { status: 401, detail: "Invalid or expired Registry JWT token" };

/** Who writes to the registry: a registry JWT or an API token, never a cookie (governance.md §3). */
async function proveIdentity(c: ApiContext): Promise<{ caller: Caller } | { error: OfficialError }> {
  const header = c.req.header("Authorization");
  if (header === undefined) return { error: HEADER_MISSING };
  const credential = bearerOf(header);
  if (credential === null) return { error: HEADER_MALFORMED };
  const viewer = await viewerOfBearer(credential);
  chargeWrite(c, viewer);
  if (viewer === null) return { error: TOKEN_REFUSED };
  const caller = { viewer, request: requestContext(c) };
  await noteBootstrapUse(caller);
  return { caller };
}

/** A write of an authenticated publisher with its body. */
export interface Write {
  caller: Caller;
  raw: Uint8Array;
  /** The parsed body; undefined when it is no strict JSON (trust.md §3.4 S001). */
  json: unknown;
}

/** Strict like a manifest: nothing that PostgreSQL cannot store or that overflows a stack gets any further. */
function parse(raw: Uint8Array): unknown {
  const parsed = parseStrictJson(raw, { maxBytes: MAX_BODY_BYTES });
  return parsed.ok ? parsed.value : undefined;
}

/**
 * A handler of the writing half of the official API: proves who writes, reads the body once, and words every refusal
 * as the official server does (registry-api.md §1.7–§1.9). `textsOf` may depend on who asks for what.
 */
export function publisherWrite(textsOf: (write: Write) => RouteTexts, answer: (c: ApiContext, write: Write) => Promise<Response>) {
  return async (c: ApiContext): Promise<Response> => {
    const proof = await proveIdentity(c);
    if ("error" in proof) return errorAnswer(proof.error);
    const raw = new Uint8Array(await c.req.arrayBuffer());
    const write = { caller: proof.caller, raw, json: parse(raw) };
    try {
      return await answer(c, write);
    } catch (error) {
      if (!isAppError(error)) throw error;
      return errorAnswer(officialProblem(error, textsOf(write), write.json));
    }
  };
}
