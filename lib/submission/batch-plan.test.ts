import { describe, expect, it } from "vitest";
import { type BatchCandidate, type BatchFacts, MAX_VERSIONS, planBatch, versionKey } from "@/lib/submission/batch-plan";

const EMPTY: BatchFacts = { servers: new Map(), known: new Set(), urlHolders: new Map() };
const candidate = (name: string, version = "1.0.0", claimedUrls: string[] = []): BatchCandidate => ({ name, version, claimedUrls });
const codes = (candidates: BatchCandidate[], facts: Partial<BatchFacts> = {}, mayPublish: (namespace: string) => boolean = () => true) =>
  planBatch(candidates, { ...EMPTY, ...facts }, mayPublish).map((refusal) => refusal?.code ?? null);

describe("a batch of an import", () => {
  it("takes new versions of new and of known servers", () => {
    const servers = new Map([["a/known", { id: "1", name: "a/Known", versions: 3 }]]);
    expect(codes([candidate("a/Known", "2.0.0"), candidate("a/new"), candidate("a/new", "1.1.0")], { servers })).toEqual([null, null, null]);
  });

  it("refuses a version that is known here", () => {
    const servers = new Map([["a/b", { id: "1", name: "a/b", versions: 1 }]]);
    expect(codes([candidate("a/b")], { servers, known: new Set([versionKey("a/b", "1.0.0")]) })).toEqual(["version_exists"]);
  });

  it("takes the first of two equal versions in one file", () => expect(codes([candidate("a/b"), candidate("a/b")])).toEqual([null, "version_exists"]));

  it("refuses names that differ from a known or an earlier one by upper and lower case only", () => {
    const servers = new Map([["a/known", { id: "1", name: "a/known", versions: 1 }]]);
    expect(codes([candidate("A/known"), candidate("a/new"), candidate("a/NEW", "2.0.0")], { servers })).toEqual(["name_taken", null, "name_taken"]);
  });

  it("asks for the right to each namespace", () => {
    expect(codes([candidate("mine/a"), candidate("theirs/a")], {}, (namespace) => namespace === "mine")).toEqual([null, "forbidden"]);
  });

  it("reserves nothing for an entry it refuses", () => {
    const url = ["https://a.example.com/mcp"];
    expect(codes([candidate("theirs/a", "1.0.0", url), candidate("mine/a", "1.0.0", url)], {}, (namespace) => namespace === "mine")).toEqual(["forbidden", null]);
  });

  it("counts what it adds towards the most versions a server may have", () => {
    const servers = new Map([["a/b", { id: "1", name: "a/b", versions: MAX_VERSIONS - 1 }]]);
    expect(codes([candidate("a/b", "2"), candidate("a/b", "3")], { servers })).toEqual([null, "conflict"]);
  });

  it("gives a remote to one server only, and to all of its versions", () => {
    const url = "https://a.example.com/mcp";
    expect(codes([candidate("a/b", "1", [url]), candidate("a/b", "2", [url]), candidate("a/c", "1", [url])])).toEqual([null, null, "conflict"]);
  });

  it("refuses a remote of another server that is here, not one of its own", () => {
    const url = "https://a.example.com/mcp";
    const facts = { servers: new Map([["a/b", { id: "1", name: "a/b", versions: 1 }]]), urlHolders: new Map([[url, new Set(["1"])]]) };
    expect(codes([candidate("a/b", "2", [url]), candidate("a/c", "1", [url])], facts)).toEqual([null, "conflict"]);
  });
});
