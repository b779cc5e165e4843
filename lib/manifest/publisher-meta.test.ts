import { describe, expect, it } from "vitest";
import { publisherMetaProblem } from "./publisher-meta";
import { CURRENT_SCHEMA_URL, PUBLISHER_META_KEY } from "./schema";

const withMeta = (text: string) => ({ $schema: CURRENT_SCHEMA_URL, name: "a.b/cd", description: "d", version: "1", _meta: { [PUBLISHER_META_KEY]: { t: text } } });

describe("publisherMetaProblem", () => {
  it("allows 4096 bytes and tells how many there are beyond", () => {
    expect(publisherMetaProblem(withMeta("a".repeat(4088)))).toBeNull();
    expect(publisherMetaProblem(withMeta("a".repeat(5000)))).toBe(
      "_meta.io.modelcontextprotocol.registry/publisher-provided extension exceeds 4KB limit (5008 bytes)",
    );
  });

  it("counts bytes of UTF-8, and what the official server escapes as six", () => {
    expect(publisherMetaProblem(withMeta("ä".repeat(2045)))).toContain("(4098 bytes)");
    expect(publisherMetaProblem(withMeta("<".repeat(700)))).toContain("(4208 bytes)");
  });
});
