/** What events are made of besides the entries of the record: rows as they are when the entries are read. */
export interface VersionFacts {
  server: string;
  namespace: string;
  version: string;
  catalog: string;
}

export interface ReviewFacts extends VersionFacts {
  id: string;
  assigneeId: string | null;
  /** Who submitted it, and who answers for the robot that did. */
  submitterIds: string[];
  /** Who voted or wrote in its thread. */
  participantIds: string[];
  /** Who asked for this server in this catalog, and has it by now. */
  askerIds: string[];
}

export interface CommentFacts {
  id: string;
  text: string;
  visibility: string;
}

export interface RequestFacts {
  id: string;
  name: string;
  catalog: string;
  askerIds: string[];
}

export interface Facts {
  /** Names of those who acted, by id. */
  names: ReadonlyMap<string, string>;
  reviews: ReadonlyMap<string, ReviewFacts>;
  listings: ReadonlyMap<string, VersionFacts & { id: string }>;
  comments: ReadonlyMap<string, CommentFacts>;
  requests: ReadonlyMap<string, RequestFacts>;
}

/** An entry of the audit record, as far as events are made of it. */
export interface RecordedAct {
  seq: bigint;
  at: Date;
  actorId: string | null;
  actor: string;
  action: string;
  object: string;
  objectIds: string[];
  before: string | null;
  after: string | null;
  reason: string | null;
}
