import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { listingSchema, pendingSchema, reasonSchema } from "@/lib/catalog/listing-schema";
import { reinstateListing } from "@/lib/catalog/reinstatement";
import { suspendListing, suspendVersion } from "@/lib/catalog/suspension";
import { withdrawListing } from "@/lib/catalog/withdrawal";

const paramsSchema = z.object({ slug: z.string().max(63), name: z.string().max(400), version: z.string().max(255) });
const listingAnswer = { 200: jsonAnswer(listingSchema, "The listing"), ...PROBLEM };

function listingRoute<Act extends string>(act: Act, summary: string) {
  return createRoute({
    method: "post",
    path: `/catalogs/{slug}/listings/{name}/{version}/${act}`,
    operationId: `${act}Listing`,
    tags: ["listings"],
    summary,
    request: { params: paramsSchema, body: jsonBody(reasonSchema) },
    responses: listingAnswer,
  });
}

const suspend = listingRoute("suspend", "Suspend a version in one catalog, at once");
const withdraw = listingRoute("withdraw", "Take a version out of one catalog");
const reinstate = createRoute({
  ...listingRoute("reinstate", "Lift a suspension: the first person proposes, a second one confirms"),
  responses: { ...listingAnswer, 202: jsonAnswer(pendingSchema, "Proposed; another person must confirm") },
});

const suspendEverywhere = createRoute({
  method: "post",
  path: "/servers/{name}/versions/{version}/suspend",
  operationId: "suspendVersion",
  tags: ["listings"],
  summary: "Suspend a version in every catalog, and wherever it would be listed later",
  request: { params: paramsSchema.omit({ slug: true }), body: jsonBody(reasonSchema) },
  responses: { 200: jsonAnswer(z.object({ items: z.array(listingSchema) }), "Its listings"), ...PROBLEM },
});

/** Suspending, reinstating and withdrawing (governance.md §2, §4). */
export function registerListings(app: ApiApp): void {
  app.openapi(suspend, async (c) => {
    const { slug, name, version } = c.req.valid("param");
    return c.json(await suspendListing(callerOf(c), slug, { server: name, version }, c.req.valid("json").reason), 200);
  });
  app.openapi(withdraw, async (c) => {
    const { slug, name, version } = c.req.valid("param");
    return c.json(await withdrawListing(callerOf(c), slug, { server: name, version }, c.req.valid("json").reason), 200);
  });
  app.openapi(reinstate, async (c) => {
    const { slug, name, version } = c.req.valid("param");
    const result = await reinstateListing(callerOf(c), slug, { server: name, version }, c.req.valid("json").reason);
    return result.pending ? c.json({ pending: true as const }, 202) : c.json(result.listing, 200);
  });
  app.openapi(suspendEverywhere, async (c) => {
    const { name, version } = c.req.valid("param");
    return c.json({ items: await suspendVersion(callerOf(c), { server: name, version }, c.req.valid("json").reason) }, 200);
  });
}
