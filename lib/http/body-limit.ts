/** No request body of the API is longer but an upload that is streamed (registry-api.md §1.8). */
export const MAX_BODY_BYTES = 1_048_576;

/** What the product API reads of a JSON body: a tool surface may describe two thousand tools. */
export const BODY_JSON_LIMITS = { maxBytes: MAX_BODY_BYTES, maxKeys: 100_000, maxEntries: 100_000 };
