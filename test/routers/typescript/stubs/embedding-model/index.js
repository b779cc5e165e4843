/**
 * Stands in for the sentence-embedding model, which the router would download at its start.
 * The router embeds every search but never uses the hits, so any vector of the right length will do.
 */
const DIMENSIONS = 384;

export const env = {};

export async function pipeline() {
  return async () => ({ data: new Float32Array(DIMENSIONS).fill(1 / Math.sqrt(DIMENSIONS)) });
}
