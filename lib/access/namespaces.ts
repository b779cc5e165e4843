import {
  deleteMember, findNamespace, insertNamespace, listNamespaces, lockNamespace, type NamespaceRow, putMember, updatePublisherType,
} from "@/lib/access/namespace-repository";
import type { AddMember, Namespace, NamespaceFilter } from "@/lib/access/namespace-schema";
import { authorize, can, namespaceRole } from "@/lib/access/permissions";
import { findPersonByReference, principalExists } from "@/lib/access/principal-repository";
import type { Caller, NamespaceRole, Viewer } from "@/lib/access/schema";
import { attempt, type Change, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";
import { announceAccess } from "@/lib/catalog/feed";
import { prisma, type Tx } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Services for namespaces and their members (governance.md §3, §4 `/namespaces`). */
function namespaceOf(viewer: Viewer, { id, name, createdAt, publisherType, members }: NamespaceRow): Namespace {
  const shown = can(viewer, "namespace.members", { namespace: name }) || can(viewer, "user.read");
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    publisherType: publisherType as PublisherType,
    role: namespaceRole(viewer, name) ?? null,
    ...(shown && { members: members.map(memberOf) }),
  };
}

/** A member as it is shown. */
export function memberOf({ principalId, role, principal }: NamespaceRow["members"][number]) {
  return { principalId, name: principal.name, kind: principal.kind as "user" | "robot", role: role as NamespaceRole, disabled: principal.disabledAt !== null };
}

/** A namespace for those who see people or have a part in it. Throws `not_found` for everybody else, whether there is one or not. */
export async function namespaceByName({ viewer }: Pick<Caller, "viewer">, name: string): Promise<Namespace> {
  const row = await findNamespace(prisma(), name);
  const seen = can(viewer, "namespace.manage") || can(viewer, "user.read") || namespaceRole(viewer, name) !== undefined;
  if (row === null || !seen) throw notFound();
  return namespaceOf(viewer, row);
}

/** Namespaces by name, after `after`: all for those who may see people, else the caller's own. */
export async function namespacesPage({ viewer }: Pick<Caller, "viewer">, filter: NamespaceFilter, limit: number, after?: string): Promise<Namespace[]> {
  const seesAll = can(viewer, "namespace.manage") || can(viewer, "user.read");
  const rows = await listNamespaces(filter, limit, seesAll ? undefined : viewer.principalId, after);
  return rows.map((row) => namespaceOf(viewer, row));
}

/** Creates a namespace without members. Throws `forbidden`; `name_taken` (409), compared case-insensitively. */
export async function createNamespace(caller: Caller, name: string): Promise<Namespace> {
  return attempt(caller, "namespace.create", name, async () => {
    authorize(caller.viewer, "namespace.manage", { namespace: name });
    try {
      return await change(caller, async (work) => namespaceOf(caller.viewer, await recordNewNamespace(work, caller, name)));
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError("name_taken", "There is a namespace with this name already.");
      throw error;
    }
  });
}

/**
 * Creates a namespace inside another change: an admin's publish into an unknown namespace (governance.md §3
 * "bootstrap"). The caller has authorised it.
 */
export async function recordNewNamespace(work: Change, caller: Caller, name: string): Promise<NamespaceRow> {
  const row = await insertNamespace(work.tx, name, caller.viewer.principalId);
  work.record({ action: "namespace.create", object: name, objectIds: [row.id] });
  announceAccess(work);
  return row;
}

/**
 * Says who stands behind a namespace; every process shows and counts it so when this returns. Throws `forbidden`, and
 * `not_found` for an unknown namespace.
 */
export async function classifyNamespace(caller: Caller, name: string, publisherType: PublisherType): Promise<Namespace> {
  const result = await attempt(caller, "namespace.classify", name, () =>
    change(caller, async (work) => {
      authorize(caller.viewer, "namespace.classify", { namespace: name });
      const row = await findNamespace(work.tx, name);
      if (row === null) throw notFound();
      await updatePublisherType(work.tx, row.id, publisherType);
      work.record({ action: "namespace.classify", object: row.name, objectIds: [row.id], before: row.publisherType, after: publisherType });
      announceAccess(work);
      return namespaceOf(caller.viewer, { ...row, publisherType });
    }),
  );
  await servedHere();
  return result;
}

/**
 * Makes a principal owner or publisher of a namespace. Admins and owners may; a role is never given to oneself
 * (`own_role`). Throws `not_found` for an unknown principal, and for a namespace the caller has no part in.
 */
export async function setMember(caller: Caller, name: string, principalId: string, role: NamespaceRole): Promise<Namespace> {
  const result = await attempt(caller, "namespace.member.put", name, () =>
    change(caller, async (work) => {
      const row = await managedNamespace(work, caller, name);
      const before = row.members.find((member) => member.principalId === principalId)?.role ?? null;
      if (principalId === caller.viewer.principalId && before !== "owner") throw new AppError("own_role", "Somebody else must give you this role.");
      if (!(await principalExists(work.tx, principalId))) throw notFound();
      await putMember(work.tx, row.id, principalId, role);
      work.record({ action: "namespace.member.put", object: row.name, objectIds: [row.id, principalId], before, after: role });
      announceAccess(work);
      return namespaceOf(caller.viewer, (await findNamespace(work.tx, name)) ?? row);
    }),
  );
  await servedHere();
  return result;
}

/**
 * As `setMember`, for somebody named by e-mail or id. Throws `invalid_request` for somebody there is none of: owners may know who
 * is here, for they name them.
 */
export async function addMember(caller: Caller, name: string, { member, role }: AddMember): Promise<Namespace> {
  const principalId = await attempt(caller, "namespace.member.put", name, async () => {
    // First: only who may name members learns who is here.
    authorize(caller.viewer, "namespace.members", { namespace: name });
    return findMemberId(member);
  });
  return setMember(caller, name, principalId, role);
}

async function findMemberId(member: string): Promise<string> {
  const isId = UUID.test(member);
  const person = isId ? null : await findPersonByReference(prisma(), { email: member.toLowerCase() });
  const principalId = isId ? member : person?.id;
  if (principalId !== undefined && (!isId || (await principalExists(prisma(), principalId)))) return principalId;
  throw new AppError("invalid_request", "Nobody here has this e-mail or id.", [{ path: "member", message: "is nobody's e-mail or id", code: "unknown_person" }]);
}

/** Ends a membership. Throws `not_found` when there is none, and as `setMember`. */
export async function removeMember(caller: Caller, name: string, principalId: string): Promise<void> {
  await attempt(caller, "namespace.member.delete", name, () =>
    change(caller, async (work) => {
      const row = await managedNamespace(work, caller, name);
      const before = row.members.find((member) => member.principalId === principalId)?.role;
      if (before === undefined || !(await deleteMember(work.tx, row.id, principalId))) throw notFound();
      work.record({ action: "namespace.member.delete", object: row.name, objectIds: [row.id, principalId], before });
      announceAccess(work);
    }),
  );
  await servedHere();
}

const managedNamespace = (work: Change, caller: Caller, name: string) => lockedNamespace(work.tx, caller, "namespace.members", name);

/**
 * The namespace, for who may change its members: locked, and the right judged again by the members it has then, so that an
 * owner who is removed at this moment changes nothing any more. Rights are checked first: the answer tells nobody which exist.
 */
export async function lockedNamespace(tx: Tx, { viewer }: Pick<Caller, "viewer">, action: "namespace.members" | "namespace.transfer", name: string): Promise<NamespaceRow> {
  authorize(viewer, action, { namespace: name });
  await lockNamespace(tx, name);
  const row = await findNamespace(tx, name);
  if (row === null) throw notFound();
  const role = row.members.find(({ principalId }) => principalId === viewer.principalId)?.role as NamespaceRole | undefined;
  const elsewhere = viewer.namespaces.filter((membership) => serverNameKey(membership.name) !== serverNameKey(row.name));
  authorize({ ...viewer, namespaces: role === undefined ? elsewhere : [...elsewhere, { name: row.name, role }] }, action, { namespace: name });
  return row;
}
