import { StrictJsonScanner } from "./strict-json-scanner";
import type { StrictJsonLimits } from "./strict-json-scanner";
import { StrictJsonError } from "./strict-json-error";
import type { JsonValue } from "./json-value";
import type { ManifestIssue } from "./schema";

/**
 * What a submitted manifest may be at most (trust.md §3.4 S001, registry-api.md end of §1). The bound on lists is ours: every entry may
 * break several rules, and 130,000 of them in 256 KiB made 387,000 issues.
 */
const MANIFEST_JSON_LIMITS: StrictJsonLimits = { maxBytes: 256 * 1024, maxDepth: 64, maxKeys: 5000, maxEntries: 5000 };

export type StrictJsonResult =
  | { ok: true; value: JsonValue; text: string }
  | { ok: false; issue: ManifestIssue };

/**
 * Reads a text as strict I-JSON (trust.md §3.4 S001) in one pass. Never throws.
 *
 * Refused are: more than `maxBytes` bytes of UTF-8, invalid UTF-8, a byte order mark, nesting deeper than `maxDepth`,
 * more than `maxKeys` object keys or `maxEntries` list entries in all, duplicate keys (compared after unescaping), the keys `__proto__`,
 * `constructor` and `prototype`, integers outside ±(2^53 − 1), non-finite numbers, lone surrogates, U+0000
 * (PostgreSQL cannot store it in text), and anything after the value.
 *
 * `JSON.parse` cannot do this afterwards: it has already dropped duplicate keys and digits when it returns.
 * @param limits override single limits, for other request bodies.
 * @returns the value and the decoded text, or one issue of type `json` whose path is a byte-independent `line:column`.
 */
export function parseStrictJson(raw: Uint8Array | string, limits: Partial<StrictJsonLimits> = {}): StrictJsonResult {
  const effective = { ...MANIFEST_JSON_LIMITS, ...limits };
  try {
    const text = decode(raw, effective.maxBytes);
    return { ok: true, value: new StrictJsonScanner(text, effective).scan(), text };
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    return { ok: false, issue: { type: "json", path: error.position, message: error.message, severity: "error", reference: error.reference, params: error.params } };
  }
}

function decode(raw: Uint8Array | string, maxBytes: number): string {
  // The count of UTF-16 units is a lower bound of the bytes: a huge string is refused before it is encoded.
  const size = typeof raw === "string" && raw.length <= maxBytes ? new TextEncoder().encode(raw).length : raw.length;
  if (size > maxBytes) throw new StrictJsonError("json-too-large", `document is larger than ${maxBytes} bytes`, { max: maxBytes });
  const text = typeof raw === "string" ? raw : decodeUtf8(raw);
  if (text.startsWith("\uFEFF")) throw new StrictJsonError("json-byte-order-mark", "document must not begin with a byte order mark");
  return text;
}

/** Made once: an import decodes tens of thousands of texts. It keeps no state between whole texts. */
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new StrictJsonError("json-invalid-utf8", "document is not valid UTF-8");
  }
}
