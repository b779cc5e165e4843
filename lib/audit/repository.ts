import type { Caller } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/client";
import { canonicalize } from "@/lib/manifest/canonical";
import type { JsonValue } from "@/lib/manifest/json-value";

/** What an entry says. `before` and `after` are small JSON facts, never secrets. */
export interface AuditRecord {
  /** `<thing>.<verb in past tense or imperative>`, e.g. `review.vote`. */
  action: string;
  /** Server name, slug, e-mail …: what a human would search for. */
  object: string;
  /** Every id the entry concerns. */
  objectIds: string[];
  before?: JsonValue;
  after?: JsonValue;
  reason?: string | undefined;
}

/** The acting side of an entry. */
export interface AuditActor {
  actorId: string | null;
  actor: string;
  authn: string;
  ip: string | null;
  requestId: string | null;
}

/** How the caller proved itself, with the token it used. */
export function actorOf({ viewer, request }: Caller): AuditActor {
  const authn = viewer.token === null ? viewer.authentication : `${viewer.authentication}:${viewer.token.id}`;
  return { actorId: viewer.authentication === "system" ? null : viewer.principalId, actor: viewer.email ?? viewer.name, authn, ...request };
}

const json = (value: JsonValue | undefined) => (value === undefined ? null : canonicalize(value));

/**
 * Inserts entries; the trigger `audit_entry_chain` numbers and chains them. One by one: the chain needs an order. Plain SQL:
 * the entry of a batch names a thousand ids, and Prisma compiles each of them into its query.
 */
export async function insertAuditEntries(tx: Tx, actor: AuditActor, records: AuditRecord[]): Promise<void> {
  const { actorId, actor: name, authn, ip, requestId } = actor;
  for (const { action, object, objectIds, before, after, reason } of records) {
    await tx.$executeRaw`
      INSERT INTO audit_entry (seq, actor_id, actor, authn, action, object, object_ids, before, after, reason, ip, request_id)
      VALUES (0, ${actorId}::uuid, ${name}, ${authn}, ${action}, ${object}, ${objectIds}::text[], ${json(before)}, ${json(after)},
        ${reason ?? null}, ${ip}, ${requestId})`;
  }
}
