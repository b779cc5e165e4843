/**
 * What can be wrong with a text, by the stable code of each issue. The rules can name no other, and each has a sentence in
 * every language of the pages (`manifestIssues`; held by i18n/messages.test.ts).
 */
const JSON_CODES = [
  "json-too-large", "json-invalid-utf8", "json-byte-order-mark", "json-syntax-error", "json-trailing-data", "json-too-deep", "json-too-many-keys", "json-too-many-entries",
  "json-duplicate-key", "json-forbidden-key", "json-lone-surrogate", "json-nul-character", "json-non-finite-number", "json-unsafe-integer",
] as const;

/** Keywords of JSON Schema: the last step of an official reference. */
const SHAPE_CODES = ["required", "additionalProperties", "type", "enum", "format", "minLength", "maxLength", "pattern", "not", "anyOf"] as const;

/** The references of the official rules, and of our own (registry-api.md §2.4). */
const SEMANTIC_CODES = [
  "schema-field-required", "schema-version-extraction-error", "schema-version-not-available", "schema-version-deprecated", "schema-shape-unknown",
  "schema-recognised-by-shape", "invalid-server-name", "reserved-version-string", "version-not-addressable", "version-looks-like-range",
  "repository-url-required", "repository-source-required", "invalid-repository-url", "invalid-subfolder-path", "invalid-website-url",
  "website-url-must-be-absolute", "website-url-invalid-scheme", "website-url-invalid-characters", "title-whitespace-only", "icon-src-invalid-url",
  "icon-src-not-absolute", "icon-src-invalid-scheme", "unsupported-registry-type", "registry-base-url-mismatch", "package-name-has-spaces",
  "positional-argument-value-or-hint-required", "invalid-argument-type", "named-argument-name-required", "invalid-named-argument-name",
  "argument-value-starts-with-name", "argument-default-starts-with-name", "stdio-transport-url-not-empty", "unsupported-transport-type",
  "streamable-transport-url-required", "unsupported-remote-transport-type", "remote-transport-url-required", "invalid-remote-url",
  "invalid-templated-url", "publisher-provided-size",
] as const;

export type JsonCode = (typeof JSON_CODES)[number];
export type ShapeCode = (typeof SHAPE_CODES)[number];
export type SemanticCode = (typeof SEMANTIC_CODES)[number];

/** All of them. */
export const ISSUE_CODES = [...JSON_CODES, ...SHAPE_CODES, ...SEMANTIC_CODES] as const;

/** The code of an issue: its official reference, or the last step of one that leads into a JSON schema. */
export const issueCode = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);
