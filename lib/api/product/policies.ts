import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, type ApiContext, callerOf } from "@/lib/api/context";
import { fieldErrors } from "@/lib/api/problem";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { policyViewSchema } from "@/lib/catalog/catalog-schema";
import { policyView, putPolicy } from "@/lib/catalog/catalog-service";
import { policySchema } from "@/lib/catalog/policy-schema";
import { AppError } from "@/lib/http/errors";

const slugParams = z.object({ slug: z.string().max(63) });

const getPolicy = createRoute({
  method: "get",
  path: "/catalogs/{slug}/policy",
  operationId: "getPolicy",
  tags: ["catalogs"],
  summary: "The policy in force",
  request: { params: slugParams },
  responses: { 200: jsonAnswer(policyViewSchema, "The policy; its digest is the ETag"), ...PROBLEM },
});

const replacePolicy = createRoute({
  method: "put",
  path: "/catalogs/{slug}/policy",
  operationId: "replacePolicy",
  tags: ["catalogs"],
  summary: "Put a new policy in force; it approves nothing by itself",
  request: {
    params: slugParams,
    headers: z.object({ "if-match": z.string().max(200).optional().openapi({ description: "Digest of the policy that was seen; demanded from browsers" }) }),
    body: jsonBody(policySchema),
  },
  responses: { 200: jsonAnswer(policyViewSchema, "The policy in force now"), ...PROBLEM },
});

/**
 * The digest the caller saw. A person decides on what the page showed, so a browser must say it (governance.md §4,
 * §5.10); `*` says nothing. Throws `precondition_required` (428).
 */
function seenDigest(c: ApiContext): string | null {
  const header = c.req.header("If-Match")?.trim();
  const digest = header?.replace(/^W\//, "").replace(/^"(.*)"$/, "$1");
  if (digest !== undefined && digest !== "*") return digest;
  if (callerOf(c).viewer.authentication !== "session") return null;
  throw new AppError("precondition_required", "Send the digest of the policy you saw in If-Match.");
}

/** /catalogs/{slug}/policy (governance.md §4). */
export function registerPolicies(app: ApiApp): void {
  app.openapi(getPolicy, async (c) => {
    const view = await policyView(callerOf(c).viewer, c.req.valid("param").slug);
    return c.json(view, 200, { ETag: `"${view.digest}"` });
  });
  app.openapi(
    replacePolicy,
    async (c) => {
      const caller = callerOf(c);
      const view = await putPolicy(caller, c.req.valid("param").slug, c.req.valid("json"), seenDigest(c));
      return c.json(view, 200, { ETag: `"${view.digest}"` });
    },
    (result) => {
      if (result.success) return;
      const errors = fieldErrors(result.error);
      if (result.target === "json") throw new AppError("invalid_policy", "The document is no policy; see errors.", errors);
      throw new AppError("invalid_request", "The request does not have the expected shape; see errors.", errors);
    },
  );
}
