import { createHash } from "node:crypto";
import type { JsonValue } from "./json-value";

/** A surrogate without its other half; RFC 8785 §3.2.2.2 makes it an error. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical form of a JSON value by RFC 8785 (JCS): no white space, keys in UTF-16 code unit order,
 * numbers and strings as ECMAScript writes them.
 * @throws TypeError for what has no canonical form: lone surrogates and non-finite numbers.
 */
export function canonicalize(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${canonicalString(key)}:${canonicalize(value[key] ?? null)}`);
    return `{${members.join(",")}}`;
  }
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("a non-finite number has no canonical form");
  return JSON.stringify(value);
}

function canonicalString(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError("a lone surrogate has no canonical form");
  return JSON.stringify(text);
}

/** `sha256:` and the lower-case hex SHA-256 of the bytes; a string counts as its UTF-8 bytes. */
export function digestOf(content: Uint8Array | string): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
