import { can, namespaceRole, type Resource } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import type { NoticeEvent } from "./event";
import type { EventParams } from "./event-schema";
import { NOTICE_TYPES } from "./notice-names-schema";

/**
 * Who of some people is told of an event: whoever it is for and may see what it is about, never the one who did it. Pure.
 *
 * @param muted types of which the catalog's reviewers want to hear nothing: those who are told for a right alone are spared.
 */
export function recipientsOf(event: NoticeEvent, people: readonly Viewer[], muted: ReadonlySet<string>): Viewer[] {
  const thing = thingOf(event);
  const { rights, members, people: named } = event.to;
  const isMuted = NOTICE_TYPES[event.type].mutable && muted.has(event.type);
  return people.filter((person) => {
    if (person.principalId === event.actorId || !maySee(person, event)) return false;
    if (named.includes(person.principalId)) return true;
    if (members && event.namespace !== null && namespaceRole(person, event.namespace) !== undefined) return true;
    return !isMuted && rights.some((right) => can(person, right, thing));
  });
}

/** What somebody is told of an event: all of it who holds one of the rights it is for. Pure. */
export function paramsFor(event: NoticeEvent, person: Viewer): EventParams {
  const { params, paramsOfOthers = params, to } = event;
  return to.rights.some((right) => can(person, right, thingOf(event))) ? params : paramsOfOthers;
}

/** Whether somebody may (still) know of an event. Pure. */
export function maySee(person: Viewer, event: Pick<NoticeEvent, "type" | "namespace" | "catalog">): boolean {
  const { needs } = NOTICE_TYPES[event.type];
  return needs === null || can(person, needs, thingOf(event));
}

function thingOf({ namespace, catalog }: Pick<NoticeEvent, "namespace" | "catalog">): Resource {
  return { ...(namespace !== null && { namespace }), ...(catalog !== null && { catalog }) };
}
