/** What a publisher says of a version (governance.md §1), for pages too: it needs no library. */
export const PUBLISHER_STATUSES = ["active", "deprecated", "deleted"] as const;
