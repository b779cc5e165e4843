/** An import has at most half a gigabyte; for pages too: it needs no library. */
export const MAX_IMPORT_BYTES = 536_870_912;
