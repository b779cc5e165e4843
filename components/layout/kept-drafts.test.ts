import { afterEach, expect, it, vi } from "vitest";
import { draftTexts, forgetDrafts } from "./kept-drafts";

afterEach(() => {
  vi.unstubAllGlobals();
  draftTexts.clear();
});

it("forgets what was being written, by whoever, and nothing else of the tab", () => {
  const kept: Record<string, string> = { "gatehouse-draft:vote ada 1": "No.", "gatehouse-draft:submit pia": "{}", "queue-pane": "open" };
  const removeItem = { value: (key: string) => delete kept[key], enumerable: false };
  vi.stubGlobal("sessionStorage", Object.defineProperty(kept, "removeItem", removeItem));
  draftTexts.set("vote ada 1", "No.");
  forgetDrafts();
  expect([Object.keys(kept), draftTexts.size]).toEqual([["queue-pane"], 0]);
});

it("forgets what the page knows where the browser keeps nothing for us", () => {
  const forbidden = new Proxy({}, {
    ownKeys: () => {
      throw new DOMException("denied", "SecurityError");
    },
  });
  vi.stubGlobal("sessionStorage", forbidden);
  draftTexts.set("vote ada 1", "No.");
  forgetDrafts();
  expect(draftTexts.size).toBe(0);
});
