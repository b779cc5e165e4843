import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import {
  type ClassifiedServer, countServers, deleteCategory, findClassified, insertCategory, listCategories, lockCategories, replaceCategories, serversIn, storeCategories,
} from "@/lib/catalog/category-repository";
import { suggestCategories } from "@/lib/catalog/category-rules";
import { type Category, type CreateCategory, type ListedCategory, MAX_CATEGORIES, type PatchCategory, type ServerCategories } from "@/lib/catalog/category-schema";
import { announceAccess, announceServers } from "@/lib/catalog/feed";
import { prisma, type Tx } from "@/lib/db/client";
import { lockServer, lockText } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { splitServerName } from "@/lib/manifest/names";
import type { ToolSurface } from "@/lib/manifest/tool-surface";

/**
 * Categories: administrators edit the list, reviewers put servers in. Both are part of the read model, so all processes
 * agree, and the process that was asked has it when the call returns.
 */
function found(categories: readonly Category[], slug: string): Category {
  const category = categories.find((known) => known.slug === slug);
  if (category === undefined) throw notFound();
  return category;
}

/** The list as administrators edit it and reviewers put servers in; with `q` what has it in its name. Throws `forbidden`. */
export async function categoryList(viewer: Viewer, q = ""): Promise<ListedCategory[]> {
  authorize(viewer, "console.enter");
  const [categories, counts] = await Promise.all([listCategories(prisma()), countServers(prisma())]);
  const wanted = q.trim().toLowerCase();
  const rows = categories.map((category, position) => ({ ...category, position, servers: counts.get(category.slug) ?? 0 }));
  return rows.filter(({ slug, title, titleZh }) => [slug, title, titleZh ?? ""].some((name) => name.toLowerCase().includes(wanted)));
}

/** Adds a category at the end of the list. Throws `forbidden`; `name_taken`; `conflict` when the list is full. */
export async function createCategory(caller: Caller, input: CreateCategory): Promise<Category> {
  await attempt(caller, "category.create", input.slug, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "category.manage");
      await lockText(step.tx, "categories");
      const known = await lockCategories(step.tx);
      if (known.some(({ slug }) => slug === input.slug)) throw new AppError("name_taken", `A category "${input.slug}" exists already.`);
      if (known.length >= MAX_CATEGORIES) throw new AppError("conflict", `There are ${MAX_CATEGORIES} categories. Remove one first.`);
      await insertCategory(step.tx, input);
      await storeCategories(step.tx, [...known, input]);
      step.record({ action: "category.create", object: input.slug, objectIds: [], after: { ...input } });
      announceAccess(step);
    }),
  );
  await servedHere();
  return input;
}

/** Changes titles, or the place in the list. Throws `forbidden`, `not_found`. */
export async function changeCategory(caller: Caller, slug: string, patch: PatchCategory): Promise<Category> {
  const result = await attempt(caller, "category.change", slug, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "category.manage");
      const known = await lockCategories(step.tx);
      const before = found(known, slug);
      const after = { slug, title: patch.title ?? before.title, titleZh: patch.titleZh === undefined ? before.titleZh : patch.titleZh };
      const place = patch.position ?? known.indexOf(before);
      const others = known.filter((category) => category !== before);
      await storeCategories(step.tx, [...others.slice(0, place), after, ...others.slice(place)]);
      step.record({ action: "category.change", object: slug, objectIds: [], before: { ...before, position: known.indexOf(before) }, after: { ...after, position: place } });
      announceAccess(step);
      return after;
    }),
  );
  await servedHere();
  return result;
}

/** Removes a category, and every server from it. Throws `forbidden`, `not_found`. */
export async function removeCategory(caller: Caller, slug: string): Promise<void> {
  await attempt(caller, "category.delete", slug, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "category.manage");
      const before = found(await lockCategories(step.tx), slug);
      const servers = await serversIn(step.tx, slug);
      await deleteCategory(step.tx, slug);
      step.record({ action: "category.delete", object: slug, objectIds: servers, before: { ...before, servers: servers.length } });
      announceServers(step, servers);
      announceAccess(step);
    }),
  );
  await servedHere();
}

/** The categories of a server and what its words suggest. Throws `forbidden`, and `not_found` for an unknown server. */
export async function serverCategories(viewer: Viewer, name: string): Promise<ServerCategories> {
  authorize(viewer, "server.categorize", { namespace: splitServerName(name).namespace });
  return viewOf(prisma(), await serverOf(prisma(), name));
}

/** Puts a server into exactly these categories. Throws `forbidden`, `not_found`, and `invalid_request` for a category that does not exist. */
export async function setCategories(caller: Caller, name: string, categories: readonly string[]): Promise<ServerCategories> {
  const wanted = [...new Set(categories)].sort();
  const result = await attempt(caller, "server.categorize", name, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "server.categorize", { namespace: splitServerName(name).namespace });
      const seen = await serverOf(step.tx, name);
      await lockServer(step.tx, seen.id);
      const before = await serverOf(step.tx, name);
      await refuseUnknown(step.tx, wanted);
      await replaceCategories(step.tx, before.id, wanted);
      step.record({ action: "server.categorize", object: before.name, objectIds: [before.id], before: before.categories, after: wanted });
      announceServers(step, [before.id]);
      return viewOf(step.tx, { ...before, categories: wanted });
    }),
  );
  await servedHere();
  return result;
}

async function refuseUnknown(tx: Tx, wanted: readonly string[]): Promise<void> {
  const known = new Set((await listCategories(tx)).map(({ slug }) => slug));
  const unknown = wanted.flatMap((slug, index) => (known.has(slug) ? [] : [{ path: `categories.${index}`, message: `there is no category "${slug}"`, code: "unknown_category" }]));
  if (unknown.length > 0) throw new AppError("invalid_request", "Choose from the list of GET /api/v1/categories.", unknown);
}

async function serverOf(tx: Tx, name: string): Promise<ClassifiedServer> {
  const server = await findClassified(tx, name);
  if (server === null) throw notFound();
  return server;
}

async function viewOf(tx: Tx, { name, categories, canonical, surface }: ClassifiedServer): Promise<ServerCategories> {
  // Stored documents were validated when they were submitted.
  const { title = "", description = "" } = canonical === null ? {} : (JSON.parse(Buffer.from(canonical).toString("utf8")) as { title?: string; description?: string });
  const { tools = [] } = (surface ?? {}) as Partial<ToolSurface>;
  const ownName = splitServerName(name).name;
  return { server: name, categories, suggested: suggestCategories({ name: ownName, title, description, tools }, await listCategories(tx)) };
}
