import { afterEach, expect, it, vi } from "vitest";
import { draftTexts } from "@/components/layout/kept-drafts";
import { keepDraft } from "@/components/review/draft";
import type { Draft } from "@/lib/draft/schema";
import { keptDraft, NO_ROOM, readKeptDraft } from "./kept-draft";

const draft: Draft = {
  manifest: { name: "com.acme/a", remotes: [{ type: "sse", url: "https://a.example/sse" }] },
  tools: { tools: [{ name: "read", description: "Reads." }], prompts: [], resources: [] },
  notes: [{ code: "name_guessed", value: "com.acme/a" }],
};

afterEach(() => {
  vi.unstubAllGlobals();
  draftTexts.clear();
});

it.each([draft, { ...draft, tools: null, notes: [] }])("a draft comes back with its tools and notes: %j", (made) => {
  expect(readKeptDraft(keptDraft(made))).toEqual(made);
});

it.each(["", NO_ROOM, "null", "1", "{}", '{"manifest":{},"notes":[]}', '{"manifest":{},"tools":null}', '{"manifest":'])("nothing is made of %j", (kept) => {
  expect(readKeptDraft(kept)).toBeUndefined();
});

it("a draft that the tab has no room for stays with the page, and later pages learn that there was one", () => {
  const tab = new Map<string, string>();
  const setItem = (key: string, text: string) => {
    if (text.length > 10) throw new DOMException("full", "QuotaExceededError");
    tab.set(key, text);
  };
  vi.stubGlobal("sessionStorage", { setItem });
  keepDraft("submit pia read", keptDraft(draft), NO_ROOM);
  expect([...tab]).toEqual([["gatehouse-draft:submit pia read", NO_ROOM]]);
  expect(draftTexts.get("submit pia read")).toBe(keptDraft(draft));
});
