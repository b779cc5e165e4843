import { z } from "zod";
import { GROUP_ROLE_CAUSES } from "@/lib/access/role-names-schema";
import { type NoticeEvent, TO_NOBODY, type Audience } from "./event";
import type { EventParams } from "./event-schema";
import type { NoticeTypeName } from "./notice-names-schema";
import type { Facts, RecordedAct, ReviewFacts, VersionFacts } from "./facts";
import { toldText } from "./told-text";

/**
 * What an entry of the audit record means for people: none, one or several events. Pure. An entry whose facts are not what
 * was expected means nothing here, so that no entry ever stops those behind it.
 */
export function eventsOf(act: RecordedAct, facts: Facts): NoticeEvent[] {
  return MAPPERS[act.action]?.(act, facts) ?? [];
}

const MAX_NAME = 100;

type Mapper = (act: RecordedAct, facts: Facts) => NoticeEvent[];

const REVIEWERS: Audience = { ...TO_NOBODY, rights: ["review.claim"] };
const MEMBERS: Audience = { ...TO_NOBODY, members: true };
const ADMINS: Audience = { ...TO_NOBODY, rights: ["user.manage"] };
const GUARDIANS: Audience = { ...TO_NOBODY, rights: ["reinstatement.confirm"] };

const MAPPERS: Readonly<Record<string, Mapper>> = {
  "version.submit": (act, facts) => (has(act.after, importedSchema) ? imported(act, facts) : received(act, facts)),
  "version.propose": received,
  "review.reopen": (act, facts) => ofReview(act, facts, "review_reopened", ({ submitterIds }) => ({ ...REVIEWERS, members: true, people: submitterIds })),
  "review.withdraw": (act, facts) => ofReview(act, facts, "review_withdrawn", ({ assigneeId, participantIds }) => toPeople([assigneeId, ...participantIds])),
  "review.vote": voted,
  "review.approved": approved,
  "review.comment": commented,
  "checks.finished": checked,
  "listing.suspend": (act, facts) => ofListings(act, facts, "listing_suspended", { ...GUARDIANS, members: true }, ["actor"]),
  "reinstatement.propose": (act, facts) => ofListings(act, facts, "reinstatement_proposed", GUARDIANS),
  "reinstatement.confirm": (act, facts) => ofListings(act, facts, "listing_reinstated", { ...GUARDIANS, members: true }, ["actor", "text"]),
  "listing.withdraw": (act, facts) => ofListings(act, facts, "listing_withdrawn", { ...GUARDIANS, members: true }),
  "listing.expire": (act, facts) => ofListings(act, facts, "listing_expired", { ...REVIEWERS, members: true }),
  "request.make": (act, facts) => ofRequest(act, facts, "request_made"),
  "request.decline": (act, facts) => ofRequest(act, facts, "request_declined"),
  "user.update": (act, facts) => rolesChanged(act, facts, "roles_changed"),
  // Why is said by the sentence of the cause; the reason is one for the record.
  "user.roles_by_group": (act, facts) => rolesChanged({ ...act, reason: null }, facts, "roles_by_group"),
  "user.roles_by_group.kept": (act, facts) => [event({ ...act, reason: null }, facts, "admin_kept", { namespace: null, catalog: null, to: ADMINS, params: { name: toldText(act.object, MAX_NAME), ...causeOf(act) } })],
  "namespace.member.put": memberChanged,
  "namespace.member.delete": memberRemoved,
  "namespace.transfer": transferred,
};

/** What pages keep from the publisher (who suspended, and what reviewers said of it) is kept from the publisher here too. */
type Withheld = "actor" | "text";

function without(params: EventParams, names: readonly Withheld[]): EventParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.some((withheld) => withheld === name)));
}

function event(act: RecordedAct, { names }: Facts, type: NoticeTypeName, about: Pick<NoticeEvent, "namespace" | "catalog" | "to"> & { params?: EventParams; part?: string; withheld?: readonly Withheld[] }): NoticeEvent {
  const { namespace, catalog, to, params = {}, part, withheld = [] } = about;
  const text = act.reason === null ? undefined : toldText(act.reason);
  const told: EventParams = { ...(act.actorId !== null && { actor: toldText(names.get(act.actorId) ?? act.actor, MAX_NAME) }), ...(text !== undefined && text !== "" && { text }), ...params };
  return {
    key: part === undefined ? `audit:${act.seq}` : `audit:${act.seq}:${part}`,
    ...{ type, at: act.at, actorId: act.actorId, namespace, catalog, to },
    params: told,
    ...(withheld.length > 0 && { paramsOfOthers: without(told, withheld) }),
  };
}

function toPeople(ids: readonly (string | null)[]): Audience {
  return { ...TO_NOBODY, people: ids.filter((id) => id !== null) };
}

const toPublisher = ({ submitterIds }: ReviewFacts): Audience => ({ ...MEMBERS, people: submitterIds });
const versionParams = ({ server, version, catalog }: VersionFacts): EventParams => ({ server, version, catalog });

/** The event about the review that an entry names first. */
function ofReview(act: RecordedAct, facts: Facts, type: NoticeTypeName, to: (review: ReviewFacts) => Audience, params: EventParams = {}): NoticeEvent[] {
  const review = facts.reviews.get(act.objectIds[0] ?? "");
  if (review === undefined) return [];
  const { namespace, catalog, id: reviewId } = review;
  return [event(act, facts, type, { namespace, catalog, to: to(review), params: { ...versionParams(review), reviewId, ...params } })];
}

/** One for each catalog it is under review in. */
function received(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const reviews = act.objectIds.flatMap((id) => facts.reviews.get(id) ?? []);
  return reviews.map((review) => {
    const { namespace, catalog, id } = review;
    return event(act, facts, "submission_received", { namespace, catalog, to: REVIEWERS, params: { ...versionParams(review), reviewId: id }, part: id });
  });
}

const importedSchema = z.object({ versions: z.number(), catalogs: z.array(z.string()) });

/** A batch of an import opens a thousand reviews; they are told as one. */
function imported(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const { versions, catalogs } = importedSchema.parse(JSON.parse(act.after ?? ""));
  return catalogs.map((catalog) => event(act, facts, "submissions_imported", { namespace: null, catalog, to: REVIEWERS, params: { catalog, count: versions }, part: catalog }));
}

const voteSchema = z.object({ decision: z.enum(["approve", "request_changes", "reject"]) });

/** An approval is told when it lists (`review.approved`), with the reason of the vote that did it. */
function voted(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const vote = read(act.after, voteSchema);
  if (vote === undefined || vote.decision === "approve") return [];
  return ofReview(act, facts, vote.decision === "reject" ? "review_rejected" : "changes_requested", toPublisher);
}

const suspendedSchema = z.object({ suspended: z.literal(true) });

/** A block of the version, or a suspension of the listing, outlives an approval: nobody gets it then, and nobody is told that it is there. */
function approved(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const suspended = read(act.after, suspendedSchema);
  return [...ofReview(act, facts, "review_approved", toPublisher, suspended), ...(suspended === undefined ? fulfilled(act, facts) : [])];
}

function fulfilled(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const review = facts.reviews.get(act.objectIds[0] ?? "");
  if (review === undefined || review.askerIds.length === 0) return [];
  // The reason is for the publisher.
  return [event({ ...act, reason: null }, facts, "request_fulfilled", { namespace: null, catalog: review.catalog, to: toPeople(review.askerIds), params: versionParams(review), part: "asked" })];
}

/** Words for the publisher go to both sides; internal ones to those who review it, and to all reviewers while nobody does. */
function commented(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const comment = facts.comments.get(act.objectIds[2] ?? "");
  if (comment === undefined) return [];
  const said = { text: toldText(comment.text) };
  const reviewing = ({ assigneeId, participantIds }: ReviewFacts) => toPeople([assigneeId, ...participantIds]);
  const within = (review: ReviewFacts): Audience => ({ ...reviewing(review), rights: reviewing(review).people.some((id) => id !== act.actorId) ? [] : ["review.claim"] });
  if (comment.visibility !== "publisher") return ofReview(act, facts, "comment_internal", within, said);
  return ofReview(act, facts, "comment_added", (review) => ({ ...within(review), members: true, people: [...within(review).people, ...review.submitterIds] }), said);
}

const checkedSchema = z.object({ failed: z.array(z.string()) });

function checked(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const failed = read(act.after, checkedSchema)?.failed ?? [];
  if (failed.length === 0) return [];
  return ofReview(act, facts, "checks_failed", (review) => ({ ...toPublisher(review), people: [...review.submitterIds, ...(review.assigneeId === null ? [] : [review.assigneeId])] }), { count: failed.length });
}

/** One for each listing the entry names. */
function ofListings(act: RecordedAct, facts: Facts, type: NoticeTypeName, to: Audience, withheld: readonly Withheld[] = []): NoticeEvent[] {
  const listings = act.objectIds.flatMap((id) => facts.listings.get(id) ?? []);
  return listings.map((listing) => event(act, facts, type, { namespace: listing.namespace, catalog: listing.catalog, to, params: versionParams(listing), part: listing.id, withheld }));
}

function ofRequest(act: RecordedAct, facts: Facts, type: "request_made" | "request_declined"): NoticeEvent[] {
  const request = facts.requests.get(act.objectIds[0] ?? "");
  if (request === undefined) return [];
  const to: Audience = type === "request_made" ? { ...TO_NOBODY, rights: ["request.decline"] } : toPeople(request.askerIds);
  return [event(act, facts, type, { namespace: null, catalog: request.catalog, to, params: { name: toldText(request.name, 200), catalog: request.catalog } })];
}

const rolesSchema = z.object({ roles: z.array(z.string()) });

const causeSchema = z.object({ cause: z.enum(GROUP_ROLE_CAUSES) });

/** Entries from before causes were recorded have none. */
const causeOf = ({ after }: RecordedAct): EventParams => read(after, causeSchema) ?? {};

/** Whoever has no role is a viewer, as everybody is. */
const VIEWER = ["viewer"];

function rolesChanged(act: RecordedAct, facts: Facts, type: "roles_changed" | "roles_by_group"): NoticeEvent[] {
  const [before, after, id] = [read(act.before, rolesSchema), read(act.after, rolesSchema), act.objectIds[0]];
  if (before === undefined || after === undefined || id === undefined || before.roles.join() === after.roles.join()) return [];
  return [event(act, facts, type, { namespace: null, catalog: null, to: toPeople([id]), params: { roles: after.roles.length > 0 ? after.roles : VIEWER, ...causeOf(act) } })];
}

function memberChanged(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const [role, id] = [read(act.after, z.string()), act.objectIds[1]];
  if (role === undefined || id === undefined) return [];
  return [event(act, facts, "member_changed", { namespace: act.object, catalog: null, to: toPeople([id]), params: { name: act.object, roles: [role] } })];
}

function memberRemoved(act: RecordedAct, facts: Facts): NoticeEvent[] {
  return toldOfNamespace(act, facts, "member_removed", act.objectIds.slice(1));
}

/** The entry names the namespace, its new owner, and who left. Why it was moved is for the record only. */
function transferred(act: RecordedAct, facts: Facts): NoticeEvent[] {
  const [, owner, ...left] = act.objectIds;
  if (owner === undefined) return [];
  const quiet = { ...act, reason: null };
  const given = event(quiet, facts, "member_changed", { namespace: act.object, catalog: null, to: toPeople([owner]), params: { name: act.object, roles: ["owner"] }, part: "owner" });
  return [given, ...toldOfNamespace(quiet, facts, "member_removed", left)];
}

function toldOfNamespace(act: RecordedAct, facts: Facts, type: NoticeTypeName, ids: readonly string[]): NoticeEvent[] {
  return ids.length === 0 ? [] : [event(act, facts, type, { namespace: act.object, catalog: null, to: toPeople(ids), params: { name: act.object } })];
}

function read<T>(json: string | null, schema: z.ZodType<T>): T | undefined {
  try {
    return json === null ? undefined : schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function has(json: string | null, schema: z.ZodType): boolean {
  return read(json, schema) !== undefined;
}
