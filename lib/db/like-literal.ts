/**
 * A text as PostgreSQL's LIKE takes it literally. Prisma turns `contains`, `startsWith` and every case-insensitive
 * comparison into LIKE and escapes nothing: unescaped, `_` finds any character and `%` everything. Pure.
 */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
