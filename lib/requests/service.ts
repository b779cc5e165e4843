import { authorize, can } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { isServed } from "@/lib/catalog/served-service";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { isWithinBinding, mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { prisma, type Tx } from "@/lib/db/client";
import { lockTexts } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { closeAsDeclined, countOpenOf, findOpenRequest, findRequest, insertRequest, listRequests, namesOf, putAsker, type RequestRow } from "@/lib/requests/repository";
import { makeRequestSchema, type MakeRequest, type RequestFilter, type ServerRequest } from "@/lib/requests/schema";

/** Nobody needs more at once, and reviewers read every one. */
const MAX_OPEN_REQUESTS = 50;
/** More reasons are not read; how many asked is told in full. */
const MAX_REASONS = 20;

/**
 * Asks for a server in a catalog. There is one open request for a name: who asks for it as well is counted on it. It ends by
 * itself when a server with this name is listed there (trigger `fulfil_requests`). Throws `person_required`, `not_found`
 * for a catalog the caller may not read, `conflict` when the server is listed already, `too_many_open_requests` from the
 * 51st open one of a person on.
 */
export async function makeRequest(caller: Caller, input: MakeRequest): Promise<ServerRequest> {
  const { name, catalog: slug, reason } = makeRequestSchema.parse(input);
  const id = await attempt(caller, "request.make", name, async () => {
    authorize(caller.viewer, "request.make");
    return change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      if (!mayReadCatalog(catalog, readingGrant(caller.viewer))) throw notFound();
      const { principalId } = caller.viewer;
      await lockTexts(step.tx, [`request:${catalog.id}:${name.toLowerCase()}`, `requests-of:${principalId}`]);
      if (await isServed(step.tx, catalog.id, name)) throw new AppError("conflict", `"${name}" is listed in "${slug}" already.`);
      const known = await findOpenRequest(step.tx, catalog.id, name);
      const isAsking = known?.askers.some((asker) => asker.principalId === principalId) ?? false;
      if (!isAsking) await demandRoom(step.tx, principalId);
      const request = known ?? (await insertRequest(step.tx, catalog.id, name));
      await putAsker(step.tx, request.id, principalId, reason);
      step.record({ action: "request.make", object: name, objectIds: [request.id, catalog.id], after: { catalog: slug, isNew: known === null }, reason });
      return request.id;
    });
  });
  return requestView(caller.viewer, id);
}

async function demandRoom(tx: Tx, principalId: string): Promise<void> {
  if ((await countOpenOf(tx, principalId)) < MAX_OPEN_REQUESTS) return;
  throw new AppError("too_many_open_requests", `${MAX_OPEN_REQUESTS} of your requests are open. Wait until reviewers have answered some of them, or ask them to decline what you need no longer.`);
}

/** Declines an open request. Throws `forbidden`, `not_found`, and `conflict` when somebody or a listing was faster. */
export async function declineRequest(caller: Caller, id: string, reason: string): Promise<ServerRequest> {
  const known = await findRequest(prisma(), id);
  await attempt(caller, "request.decline", known?.name ?? id, async () => {
    authorize(caller.viewer, "request.decline", known === null ? {} : { catalog: known.catalog.slug });
    await change(caller, async (step) => {
      const row = await findRequest(step.tx, id);
      if (row === null || !mayReadCatalog(row.catalog, readingGrant(caller.viewer))) throw notFound();
      if (!(await closeAsDeclined(step.tx, id, caller.viewer.principalId, reason))) throw new AppError("conflict", "This request is closed already. Read it again.");
      step.record({ action: "request.decline", object: row.name, objectIds: [id, row.catalog.id], before: "open", after: "declined", reason });
    });
  });
  return requestView(caller.viewer, id);
}

/** Requests, newest first, after the one with id `after`: all of readable catalogs for those who may see them, else the viewer's own. */
export async function requestsPage(viewer: Viewer, filter: RequestFilter, limit: number, after?: string): Promise<ServerRequest[]> {
  const slugs = (await listCatalogs(viewer)).map(({ slug }) => slug).filter((slug) => isWithinBinding(slug, viewer));
  const seesAll = slugs.filter((catalog) => can(viewer, "request.read", { catalog }));
  const all = seesAll.length > 0;
  const rows = await listRequests(filter, all ? seesAll : slugs, limit, { askerId: all ? undefined : viewer.principalId, beforeId: after });
  const names = await namesOf(rows.flatMap(({ askers }) => askers.map(({ principalId }) => principalId)));
  return rows.map((row) => viewOf(viewer, row, names));
}

async function requestView(viewer: Viewer, id: string): Promise<ServerRequest> {
  const row = await findRequest(prisma(), id);
  if (row === null) throw notFound();
  return viewOf(viewer, row, await namesOf(row.askers.map(({ principalId }) => principalId)));
}

function viewOf(viewer: Viewer, { id, name, catalog, state, createdAt, closedAt, declineReason, askers }: RequestRow, names: ReadonlyMap<string, string>): ServerRequest {
  const seesAll = can(viewer, "request.read", { catalog: catalog.slug });
  const shown = askers.filter(({ principalId }) => seesAll || principalId === viewer.principalId).slice(0, MAX_REASONS);
  return {
    id,
    name,
    catalog: catalog.slug,
    state: state as ServerRequest["state"],
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    declineReason,
    askers: askers.length,
    reasons: shown.map(({ principalId, reason, at }) => ({ name: names.get(principalId) ?? "", reason, at: at.toISOString() })),
  };
}
