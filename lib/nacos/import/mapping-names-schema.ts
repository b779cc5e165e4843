/** How much of an entry an import takes in, for pages too: it needs no library. */
export const MAPPINGS = ["whole", "partly", "none", "ours"] as const;
