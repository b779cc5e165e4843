/** A server is for one thing, or a few; for pages too: it needs no library. */
export const MAX_CATEGORIES_OF_SERVER = 3;
