/**
 * The messages that client components read, by area of the site; `shell` is on every page. Server components read all of
 * them without sending any. A part of a section has its path: `console.links`.
 */
export const CLIENT_MESSAGES = {
  shell: [],
  catalog: [],
  account: [],
  console: [],
  docs: [],
} as const satisfies Record<string, readonly string[]>;

export type Area = keyof typeof CLIENT_MESSAGES;
