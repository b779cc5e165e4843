import { describe, expect, it } from "vitest";
import { finishedPart, hasOperators, readOperators, withOperators } from "./operator-schema";

describe("operators in a search (catalog-and-console-ux.md §2.3)", () => {
  it.each([
    ["transport:stdio", "", { transport: ["stdio"] }],
    ["read files transport:streamable-http", "read files", { transport: ["streamable-http"] }],
    ["publisher:internal", "", { publisher: ["internal"] }],
    ["publisher:com.ACME files", "files", { namespace: ["com.acme"] }],
    ['publisher:"com.acme"', "", { namespace: ["com.acme"] }],
    ["is:approved is:official", "", { publisher: ["verified"], basis: ["review"] }],
    ["is:internal IS:Internal is:official", "", { publisher: ["internal", "verified"] }],
    ["a transport:stdio b transport:sse c", "a b c", { transport: ["stdio", "sse"] }],
    ["tool:create_issue", "create_issue", {}],
    ["transport：stdio　文件", "文件", { transport: ["stdio"] }],
    ["publisher：“com.acme”", "", { namespace: ["com.acme"] }],
  ])("%j is %j and what it stands for", (typed, text, facets) => {
    expect(readOperators(typed)).toEqual({ text, facets });
    expect(hasOperators(typed)).toBe(true);
  });

  it.each(["risk:low", "transport:pigeon", "is:nice", "is:", "https://example.com", "a:b", "retransport:stdio", "is:constructor", 'publisher:"open'])("%j is no operator of ours and stays text", (typed) => {
    expect(readOperators(typed)).toEqual({ text: typed, facets: {} });
    expect(hasOperators(typed)).toBe(false);
  });

  it("add to what is chosen already, each once", () => {
    expect(withOperators({ q: "x is:internal transport:sse", publisher: ["internal"], install: ["npm"] })).toEqual({ q: "x", publisher: ["internal"], transport: ["sse"], install: ["npm"] });
    expect(withOperators({ install: ["npm"] })).toEqual({ install: ["npm"] });
  });

  it.each([
    ["files publisher:co", "files "],
    ["files publisher:com.acme ", "files publisher:com.acme "],
    ['tool:"two wo', ""],
    ["transport：st", ""],
    ["files", "files"],
    ["note: this", "note: this"],
  ])("at the end of %j may be unfinished", (typed, finished) => {
    expect(finishedPart(typed)).toBe(finished);
  });
});
