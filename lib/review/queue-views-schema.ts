import { type QueueFilter, queueFilterOf } from "@/lib/review/queue-filter-schema";
import { REVIEW_STATES } from "@/lib/review/schema";

/** The views everybody has, as queries of the queue's address. The inbox is the address itself. */
export const STANDING_VIEWS = {
  inbox: {},
  mine: { assignee: "me" },
  unassigned: { assignee: "none" },
  highRisk: { risk: "high,critical" },
  overdue: { due: "overdue" },
  publisher: { state: "changes_requested" },
  all: { state: REVIEW_STATES.join(",") },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type StandingView = keyof typeof STANDING_VIEWS;

export const STANDING_VIEW_NAMES = Object.keys(STANDING_VIEWS) as StandingView[];

/** What each of them selects. */
export const STANDING_FILTERS = Object.fromEntries(STANDING_VIEW_NAMES.map((name) => [name, queueFilterOf(STANDING_VIEWS[name])])) as Record<StandingView, QueueFilter>;

/** Which view an address shows, or null when it is none of them. */
export function standingView(values: Readonly<Record<string, string>>): StandingView | null {
  const { sort: _sort, ...selecting } = values;
  const same = (query: Readonly<Record<string, string>>) => new URLSearchParams(query).toString() === new URLSearchParams(selecting).toString();
  return STANDING_VIEW_NAMES.find((name) => same(STANDING_VIEWS[name])) ?? null;
}
