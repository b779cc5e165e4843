import type { Invitation, InvitationFilter, IssuedInvitation } from "@/lib/access/invitation-schema";
import { invitationState } from "@/lib/access/invitation-state";
import { authorize } from "@/lib/access/permissions";
import { findPerson } from "@/lib/access/principal-repository";
import type { Caller } from "@/lib/access/schema";
import { issueSetupLink } from "@/lib/access/setup-link";
import { closeSetupLinks, type InvitationRow, listInvitations, namesOf } from "@/lib/access/setup-repository";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change } from "@/lib/audit/write";
import { AppError, notFound } from "@/lib/http/errors";

/** Services for invitations: set-up links of people (governance.md §3: only a signed-in administrator makes them). */
async function invitationsOf(rows: readonly InvitationRow[]): Promise<Invitation[]> {
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  const now = new Date();
  return rows.map(({ id, principal, createdAt, createdById, expiresAt, ...facts }) => ({
    id,
    person: { id: principal.id, name: principal.name, email: principal.email ?? "" },
    state: invitationState({ ...facts, expiresAt }, now),
    createdAt: createdAt.toISOString(),
    createdBy: createdById === null ? null : (names.get(createdById) ?? null),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** Invitations, the newest first, older than the one with id `before`. Throws `forbidden`. */
export async function invitationsPage({ viewer }: Pick<Caller, "viewer">, filter: InvitationFilter, limit: number, before?: string): Promise<Invitation[]> {
  authorize(viewer, "user.read");
  return invitationsOf(await listInvitations(filter, limit, before));
}

/** The newest invitation of a person, or null. Throws `forbidden`. */
export async function newestInvitation({ viewer }: Pick<Caller, "viewer">, principalId: string): Promise<Invitation | null> {
  authorize(viewer, "user.read");
  return (await invitationsOf(await listInvitations({ principalId }, 1)))[0] ?? null;
}

/**
 * A new link with which a person sets a password, the first one or another. Earlier links stop with it. Throws `forbidden`,
 * `person_required`, `step_up_required`, `not_found`, and `invalid_transition` for a disabled person.
 */
export async function invite(caller: Caller, principalId: string): Promise<IssuedInvitation> {
  return attempt(caller, "invitation.create", principalId, async () => {
    authorize(caller.viewer, "user.manage");
    return change(caller, async (work) => {
      // Whoever holds the link could become the person, and register a passkey that counts as a proof.
      await demandFreshProof(work.tx, caller.viewer, "every catalog");
      const person = await findPerson(work.tx, principalId);
      if (person === null) throw notFound();
      if (person.disabledAt !== null) throw new AppError("invalid_transition", "Enable the person first: nobody signs in who is disabled.");
      const closed = await closeSetupLinks(work.tx, principalId);
      const { url, expiresAt } = await issueSetupLink(work.tx, principalId, caller.viewer.principalId);
      const after = { expiresAt: expiresAt.toISOString(), earlierRevoked: closed };
      work.record({ action: "invitation.create", object: person.email ?? principalId, objectIds: [principalId], after });
      return { setupUrl: url, expiresAt: expiresAt.toISOString() };
    });
  });
}

/** Takes the open links of a person back. Throws `forbidden`, `person_required`, and `not_found` when none is open. */
export async function revokeInvitation(caller: Caller, principalId: string): Promise<void> {
  await attempt(caller, "invitation.revoke", principalId, async () => {
    authorize(caller.viewer, "user.manage");
    await change(caller, async (work) => {
      const person = await findPerson(work.tx, principalId);
      if (person === null || (await closeSetupLinks(work.tx, principalId)) === 0) throw notFound();
      work.record({ action: "invitation.revoke", object: person.email ?? principalId, objectIds: [principalId] });
    });
  });
}
