import type { CatalogView } from "@/lib/catalog/catalog-view";
import { facadeSnapshot } from "./snapshot";

/** What the TypeScript router reads of a recommendation (nacos.md §3.2, fact 1). */
export interface Recommendation {
  /** The Nacos name: the router merges by it with what it lists, and adds the server under it. */
  title: string;
  description: string;
  github_url: string;
  /** 0.4 to 1. */
  score: number;
}

/** As many as the router shows. */
const LIMIT = 7;
/** The router drops what scores less, but what our search returns has passed a floor of its own. */
const LEAST_SCORE = 0.4;

/**
 * The best servers of a catalog for a task, best first, by the ranking of `POST /api/v1/search`. Only what the facade
 * lists: everything recommended can be added. Empty when nothing fits.
 */
export function recommendations(view: CatalogView, task: string): Recommendation[] {
  const { byServer } = facadeSnapshot(view);
  // More than are shown: some of them may be nothing that Nacos can hold.
  const hits = view.search({ taskDescription: task, topK: 3 * LIMIT });
  return hits
    .flatMap(({ id, description, score }) => {
      const server = byServer(id);
      if (server === undefined) return [];
      return [{ title: server.name, description, github_url: server.repository?.url ?? "", score: Math.round((LEAST_SCORE + (1 - LEAST_SCORE) * score) * 10_000) / 10_000 }];
    })
    .slice(0, LIMIT);
}
