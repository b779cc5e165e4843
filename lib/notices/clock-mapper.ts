import { type Audience, type NoticeEvent, TO_NOBODY } from "./event";
import type { VersionFacts } from "./facts";
import { toldText } from "./told-text";

/** What is true now and becomes an event by time alone. */
export interface ClockFacts {
  /** Listings whose approval ends soon. */
  expiring: (VersionFacts & { id: string; expiresAt: Date })[];
  /** Reviews that have waited longer than they should. */
  overdue: (VersionFacts & { id: string; round: number; assigneeId: string | null; due: Date })[];
  /** Tokens that end soon, and the person who keeps them. */
  tokens: { id: string; label: string; holder: string; keeperId: string | null; expiresAt: Date }[];
  /** Robots whose person is gone or was disabled. */
  orphans: { id: string; name: string; since: Date }[];
  /** Targets that could not be reached for a while. */
  targets: { id: string; name: string; catalog: string; trouble: string | null }[];
  /** Webhooks that have been failing for long. */
  webhooks: { id: string; name: string; catalog: string | null; since: Date; trouble: string | null }[];
}

/** Events out of what is true now. The key of each names its occasion, so that one occasion is told once. Pure. */
export function clockEvents(facts: ClockFacts, now: Date): NoticeEvent[] {
  const day = now.toISOString().slice(0, 10);
  const event = (key: string, type: NoticeEvent["type"], to: Audience, params: NoticeEvent["params"], place: Partial<Pick<NoticeEvent, "namespace" | "catalog">> = {}): NoticeEvent => ({
    ...{ key, type, at: now, actorId: null, namespace: null, catalog: null, to, params },
    ...place,
  });
  return [
    ...facts.expiring.map(({ id, expiresAt, namespace, ...version }) =>
      event(`expiring:${id}:${expiresAt.toISOString()}`, "listing_expiring", { rights: ["review.claim"], members: true, people: [] }, { ...version, until: expiresAt.toISOString() }, { namespace, catalog: version.catalog }),
    ),
    ...facts.overdue.map(({ id, round, assigneeId, due, namespace, ...version }) =>
      event(`overdue:${id}:${round}`, "review_overdue", assigneeId === null ? { ...TO_NOBODY, rights: ["review.claim"] } : { ...TO_NOBODY, people: [assigneeId] }, { ...version, reviewId: id, until: due.toISOString() }, { namespace, catalog: version.catalog }),
    ),
    ...facts.tokens.map(({ id, label, holder, keeperId, expiresAt }) =>
      event(`token:${id}`, "token_expiring", keeperId === null ? { ...TO_NOBODY, rights: ["robot.manage"] } : { ...TO_NOBODY, people: [keeperId] }, { name: toldText(label === "" ? `${holder} ${id}` : label, 100), until: expiresAt.toISOString() }),
    ),
    ...facts.orphans.map(({ id, name, since }) => event(`orphan:${id}:${since.toISOString()}`, "robot_orphaned", { ...TO_NOBODY, rights: ["robot.manage"] }, { name: toldText(name, 100) })),
    // Told again on the next day: what is decided does not arrive there.
    ...facts.targets.map(({ id, name, catalog, trouble }) => event(`target:${id}:${day}`, "target_failing", { ...TO_NOBODY, rights: ["target.manage"] }, withText({ name: toldText(name, 100), catalog }, trouble), { catalog })),
    ...facts.webhooks.map(({ id, name, catalog, since, trouble }) =>
      event(`webhook:${id}:${since.toISOString()}`, "webhook_failing", { ...TO_NOBODY, rights: ["webhook.manage"] }, withText({ name: toldText(name, 100), until: since.toISOString() }, trouble), { catalog }),
    ),
  ];
}

function withText(params: NoticeEvent["params"], text: string | null): NoticeEvent["params"] {
  return text === null ? params : { ...params, text: toldText(text) };
}
