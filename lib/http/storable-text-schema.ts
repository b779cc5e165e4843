import { z } from "zod";

const UNSTORABLE = /[\p{Surrogate}\u0000]/u;

/** Whether PostgreSQL can hold a text: it has no U+0000, and a lone surrogate has no UTF-8. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** A text from outside that may reach the database. Isomorphic. */
export const storableTextSchema = z.string().refine(isStorable, "must not contain U+0000 or a lone surrogate");
