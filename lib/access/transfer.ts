import { deleteMember, findNamespace, namespaceServers, type NamespaceRow, putMember } from "@/lib/access/namespace-repository";
import { lockedNamespace, memberOf } from "@/lib/access/namespaces";
import { authorize } from "@/lib/access/permissions";
import { findPersonByReference } from "@/lib/access/principal-repository";
import type { Caller } from "@/lib/access/schema";
import { publishingTokensOf } from "@/lib/access/token-repository";
import { planTransfer, stoppedTokens } from "@/lib/access/transfer-plan";
import type { Transfer, TransferEffect } from "@/lib/access/transfer-schema";
import { attempt, type Change, change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import { prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

/** Giving a namespace to another owner: what it moves is known before, and done in one transaction (issue 7, Transfer). */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SERVERS_SHOWN = 50;

type Choice = Pick<Transfer, "to" | "keepMembers">;

async function newOwner(tx: Tx, reference: string): Promise<{ id: string; name: string }> {
  const person = await findPersonByReference(tx, UUID.test(reference) ? { id: reference } : { email: reference.trim().toLowerCase() });
  if (person !== null && person.disabledAt === null) return { id: person.id, name: person.name };
  const error = { path: "to", message: "is no enabled person's id or e-mail", code: "unknown_person" };
  throw new AppError("invalid_request", "A namespace goes to a person who can sign in.", [error]);
}

async function effectOf(tx: Tx, row: NamespaceRow, to: { id: string; name: string }, keepMembers: boolean): Promise<TransferEffect> {
  const { stays, leaves } = planTransfer(row.members.map(memberOf), to.id, keepMembers);
  const [{ names, count }, tokens] = await Promise.all([namespaceServers(tx, row.id, SERVERS_SHOWN), publishingTokensOf(tx, leaves.map(({ principalId }) => principalId))]);
  // An administrator publishes everywhere, member or not.
  const leaving = new Set(tokens.filter(({ isAdmin }) => !isAdmin).map(({ principalId }) => principalId));
  const stopped = stoppedTokens(tokens, leaving, serverNameKey(row.name));
  return { namespace: row.name, to, servers: names, serverCount: count, stays, leaves, tokens: stopped.map(({ id, label, holder }) => ({ id, label, holder })) };
}

/** What a transfer would move and end. Throws as `transferNamespace`; writes nothing. */
export async function transferEffect(caller: Pick<Caller, "viewer">, name: string, { to, keepMembers }: Choice): Promise<TransferEffect> {
  authorize(caller.viewer, "namespace.transfer", { namespace: name });
  const row = await findNamespace(prisma(), name);
  if (row === null) throw notFound();
  return effectOf(prisma(), row, await newOwner(prisma(), to), keepMembers);
}

/**
 * Makes a person the only owner of a namespace; the others leave, or go on as publishers. Nothing that is published changes.
 * Answers what it moved. Throws `forbidden`, `person_required`, `not_found`, `invalid_request` for somebody who is no enabled
 * person, and `own_role` for an administrator who would give it to themselves.
 */
export async function transferNamespace(caller: Caller, name: string, { to, keepMembers, reason }: Transfer): Promise<TransferEffect> {
  const effect = await attempt(caller, "namespace.transfer", name, () =>
    change(caller, async (work) => {
      const row = await lockedNamespace(work.tx, caller, "namespace.transfer", name);
      const owner = await newOwner(work.tx, to);
      refuseTaking(caller, row, owner.id);
      const found = await effectOf(work.tx, row, owner, keepMembers);
      await moveMembers(work, row, found);
      const before = row.members.map(({ principal, role }) => ({ name: principal.name, role }));
      const after = { owner: owner.name, left: found.leaves.map((member) => member.name), publishers: found.stays.map((member) => member.name), servers: found.serverCount, tokensStopped: found.tokens.length };
      const ids = [row.id, owner.id, ...found.leaves.map(({ principalId }) => principalId)];
      work.record({ action: "namespace.transfer", object: row.name, objectIds: ids, before: { members: before }, after, reason });
      announceAccess(work);
      return found;
    }),
  );
  await servedHere();
  return effect;
}

/** Nobody gives a role to themselves: an administrator who is no owner does not take a namespace. */
function refuseTaking({ viewer }: Caller, row: NamespaceRow, ownerId: string): void {
  const isOwner = row.members.some(({ principalId, role }) => principalId === viewer.principalId && role === "owner");
  if (ownerId === viewer.principalId && !isOwner) throw new AppError("own_role", "Somebody else must give you this namespace.");
}

async function moveMembers({ tx }: Change, row: NamespaceRow, { to, stays, leaves }: TransferEffect): Promise<void> {
  await putMember(tx, row.id, to.id, "owner");
  for (const { principalId } of stays) await putMember(tx, row.id, principalId, "publisher");
  for (const { principalId } of leaves) await deleteMember(tx, row.id, principalId);
}
