/** Orders and layouts of a list of servers. Without a library: every page of the catalog has it. */
export const SORT_ORDERS = ["relevance", "pulled", "approved", "updated", "name"] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export const LAYOUTS = ["cards", "table"] as const;
