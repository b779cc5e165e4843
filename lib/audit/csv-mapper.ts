import type { AuditEntryDto } from "@/lib/audit/schema";

const COLUMNS = ["seq", "at", "actor", "actorId", "authn", "action", "object", "objectIds", "reason", "before", "after", "ip", "requestId", "hash"] as const satisfies readonly (keyof AuditEntryDto)[];

/**
 * What a spreadsheet takes for the beginning of a formula, in half and full width. The record quotes what strangers wrote:
 * opening the file must run nothing of it.
 */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A cell as RFC 4180 has it. Text that a spreadsheet would run as a formula gets an apostrophe before it. Pure. */
export function csvCell(value: string | number | null | readonly string[]): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : value.join(" ");
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

const line = (cells: readonly string[]): string => `${cells.join(",")}\r\n`;

/** The first line, with the mark by which spreadsheets know that the file is UTF-8. Pure. */
export const auditCsvHead = (): string => `\uFEFF${line(COLUMNS)}`;

/** One entry as a line. Pure. */
export const auditCsvLine = (entry: AuditEntryDto): string => line(COLUMNS.map((column) => csvCell(entry[column])));
