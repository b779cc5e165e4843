import type { Action } from "@/lib/access/permissions";
import type { EventParams } from "./event-schema";
import type { NoticeTypeName } from "./notice-names-schema";

/** Who is to be told: whoever holds a right, the members of the namespace, and people by id. Each must also hold the right of the type. */
export interface Audience {
  rights: readonly Action[];
  members: boolean;
  people: readonly string[];
}

/** Something that happened, before anybody was told. */
export interface NoticeEvent {
  /** The same event has the same key, however often it is looked at. */
  key: string;
  type: NoticeTypeName;
  at: Date;
  /** Nobody is told of own acts. */
  actorId: string | null;
  namespace: string | null;
  catalog: string | null;
  to: Audience;
  params: EventParams;
  /** What those are told who hear of it only as members of the namespace or by name; left out: the same. */
  paramsOfOthers?: EventParams;
}

export const TO_NOBODY: Audience = { rights: [], members: false, people: [] };
