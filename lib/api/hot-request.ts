import type { PreparedAnswer, ReadyAnswer } from "@/lib/api/conditional";
import type { CatalogView } from "@/lib/catalog/catalog-view";

/** What a hot read looks at. Node's own request is one. */
export interface HotRequest {
  readonly method?: string | undefined;
  /** Path and query, as sent. */
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An answer from memory, good as long as its catalog is at this revision and public. */
export interface HotRead {
  catalog: CatalogView;
  revision: number;
  /** Template of the route, as Hono names it. */
  route: string;
  prepared: PreparedAnswer;
  /** `prepared` for a client that knows nothing yet, while the feed is fresh. */
  ready: ReadyAnswer;
}
