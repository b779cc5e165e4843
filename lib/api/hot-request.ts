import type { PreparedAnswer, ReadyAnswer } from "@/lib/api/conditional";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import type { ServedEntry } from "@/lib/catalog/served-entry";

/** What a hot read looks at. Node's own request is one. */
export interface HotRequest {
  readonly method?: string | undefined;
  /** Path and query, as sent. */
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An answer of the hot lane, ready for Node. */
export interface HotAnswer extends ReadyAnswer {
  /** A small body with one character for each byte (latin1): Node sends it in one write with its header, which is most of the work. */
  text?: string;
}

const MAX_TEXT_BYTES = 16_384;

/** Makes an answer ready for Node; worth it for one that is sent more than once. */
export function hotAnswer(ready: ReadyAnswer): HotAnswer {
  const { body } = ready;
  if (body === null || body.length > MAX_TEXT_BYTES) return ready;
  return { ...ready, text: Buffer.from(body).toString("latin1") };
}

/** An answer from memory, good as long as its catalog is at this revision and public. */
export interface HotRead {
  catalog: CatalogView;
  revision: number;
  /** Template of the route, as Hono names it. */
  route: string;
  prepared: PreparedAnswer;
  /** `prepared` while the feed is fresh: for a client that knows nothing yet, and for one that sends the tag. */
  ready: HotAnswer;
  known: { ifNoneMatch: string; answer: HotAnswer };
  /** The version it gives, whose reads are counted; null for a list. */
  pulled: ServedEntry | null;
}
