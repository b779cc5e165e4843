import type { JsonCode } from "./issue-codes";
import type { JsonObject, JsonValue } from "./json-value";
import type { IssueParams } from "./schema";
import { StrictJsonError } from "./strict-json-error";

export interface StrictJsonLimits {
  /** Bytes of UTF-8. */
  maxBytes: number;
  /** Levels of nesting; a flat object has depth 1. */
  maxDepth: number;
  /** Object keys in the entire document. */
  maxKeys: number;
  /** Entries of lists in the entire document. */
  maxEntries: number;
}

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHITESPACE = /[ \t\n\r]*/y;
/** A run of characters that need no attention; NUL, quotes, backslashes and control characters end it. */
const PLAIN_CHARACTERS = /[^"\\\u0000-\u001f]*/y;
const LONE_SURROGATE = /\p{Surrogate}/u;
const HEX4 = /[0-9a-fA-F]{4}/y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t",
};
const LITERALS = [["true", true], ["false", false], ["null", null]] as const;

/** Single-pass recursive reader; recursion is bounded by `maxDepth`. Throws `StrictJsonError`, nothing else. */
export class StrictJsonScanner {
  private at = 0;
  private depth = 0;
  private keys = 0;
  private entries = 0;

  constructor(private readonly text: string, private readonly limits: StrictJsonLimits) {}

  /** Reads the one value of the document and demands its end. */
  scan(): JsonValue {
    const value = this.readValue();
    this.skipWhitespace();
    if (this.at < this.text.length) throw this.error("json-trailing-data", "unexpected data after the JSON value");
    return value;
  }

  private readValue(): JsonValue {
    this.skipWhitespace();
    const character = this.text[this.at];
    if (character === "{") return this.nested(() => this.readObject());
    if (character === "[") return this.nested(() => this.readArray());
    if (character === '"') return this.readString();
    for (const [word, value] of LITERALS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.readNumber();
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > this.limits.maxDepth) throw this.error("json-too-deep", `document is nested deeper than ${this.limits.maxDepth} levels`, { max: this.limits.maxDepth });
    const value = read();
    this.depth -= 1;
    return value;
  }

  private readObject(): JsonObject {
    const object: JsonObject = {};
    this.at += 1;
    if (this.takeIf("}")) return object;
    do {
      this.skipWhitespace();
      const key = this.readKey(object);
      this.expect(":");
      object[key] = this.readValue();
    } while (this.takeIf(","));
    this.expect("}");
    return object;
  }

  private readKey(object: JsonObject): string {
    const start = this.at;
    if (this.text[start] !== '"') throw this.syntaxError();
    const key = this.readString();
    const refuse = (reference: JsonCode, message: string, params: IssueParams = { key }) => this.error(reference, message, params, start);
    if (FORBIDDEN_KEYS.has(key)) throw refuse("json-forbidden-key", `key ${JSON.stringify(key)} is not allowed`);
    if (Object.hasOwn(object, key)) throw refuse("json-duplicate-key", `duplicate key ${JSON.stringify(key)}`);
    this.keys += 1;
    if (this.keys > this.limits.maxKeys) throw refuse("json-too-many-keys", `document has more than ${this.limits.maxKeys} keys`, { max: this.limits.maxKeys });
    return key;
  }

  private readArray(): JsonValue[] {
    const array: JsonValue[] = [];
    this.at += 1;
    if (this.takeIf("]")) return array;
    do {
      this.entries += 1;
      if (this.entries > this.limits.maxEntries) throw this.error("json-too-many-entries", `lists have more than ${this.limits.maxEntries} entries in all`, { max: this.limits.maxEntries });
      array.push(this.readValue());
    } while (this.takeIf(","));
    this.expect("]");
    return array;
  }

  private readString(): string {
    const start = this.at;
    let value = "";
    this.at += 1;
    for (;;) {
      value += this.match(PLAIN_CHARACTERS);
      const character = this.text[this.at];
      if (character === '"') break;
      if (character !== "\\") throw this.syntaxError();
      value += this.readEscape();
    }
    this.at += 1;
    if (LONE_SURROGATE.test(value)) throw this.error("json-lone-surrogate", "string contains a lone surrogate", {}, start);
    if (value.includes("\u0000")) throw this.error("json-nul-character", "string contains U+0000", {}, start);
    return value;
  }

  private readEscape(): string {
    const letter = this.text[this.at + 1] ?? "";
    const simple = SIMPLE_ESCAPES[letter];
    if (simple !== undefined) {
      this.at += 2;
      return simple;
    }
    if (letter !== "u") throw this.syntaxError();
    this.at += 2;
    const hex = this.match(HEX4);
    if (hex === "") throw this.syntaxError();
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private readNumber(): number {
    const start = this.at;
    const token = this.match(NUMBER);
    if (token === "") throw this.syntaxError();
    const value = Number(token);
    if (!Number.isFinite(value)) throw this.error("json-non-finite-number", `number ${token} is out of range`, { number: token }, start);
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw this.error("json-unsafe-integer", `integer ${token} cannot be represented exactly`, { number: token }, start);
    }
    return value;
  }

  private skipWhitespace(): void {
    this.match(WHITESPACE);
  }

  /** Takes what the sticky pattern matches here; the empty string when it does not match. */
  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private takeIf(character: string): boolean {
    this.skipWhitespace();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private expect(character: string): void {
    if (!this.takeIf(character)) throw this.syntaxError();
  }

  private syntaxError(): StrictJsonError {
    const found = this.text[this.at];
    return this.error("json-syntax-error", found === undefined ? "unexpected end of JSON input" : `unexpected character ${JSON.stringify(found)}`);
  }

  private error(reference: JsonCode, message: string, params: IssueParams = {}, at = this.at): StrictJsonError {
    const lines = this.text.slice(0, at).split(/\r\n?|\n/);
    return new StrictJsonError(reference, `${message} (line ${lines.length})`, params, `${lines.length}:${(lines.at(-1) ?? "").length + 1}`);
  }
}
