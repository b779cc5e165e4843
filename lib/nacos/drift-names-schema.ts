/** What is done about a server that differs, for pages too: it needs no library. */
export const DRIFT_POLICIES = ["report", "repair", "enforce"] as const;
