import type { Route } from "next";
import { describe, expect, it } from "vitest";
import { isAmong, type UnansweredDecision, unansweredIn } from "./unanswered";

const NOW = Date.UTC(2026, 10, 30);
const DAY = 24 * 60 * 60 * 1000;
const decision: UnansweredDecision = { key: "a", label: "Approve io.acme/weather 1.2.0", text: "Looks well.", href: "/console/reviews/1" as Route, reviewIds: ["1"], at: NOW - DAY };

describe("decisions whose page went before an answer came", () => {
  it("are found again as they were kept", () => expect(unansweredIn(JSON.stringify([decision]), NOW)).toEqual([decision]));

  it("are forgotten after a week", () => expect(unansweredIn(JSON.stringify([{ ...decision, at: NOW - 8 * DAY }]), NOW)).toEqual([]));

  it.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["no list", "{}"],
    ["a list of something else", "[1,null,{}]"],
    ["a way to another site", JSON.stringify([{ ...decision, href: "https://elsewhere.example" }])],
    ["a way to another host", JSON.stringify([{ ...decision, href: "//elsewhere.example" }])],
  ])("are none in %s", (_what, stored) => expect(unansweredIn(stored, NOW)).toEqual([]));
});

describe("a decision whose page went", () => {
  const vote = { voter: { id: "ada" }, comment: "Looks well.", castAt: new Date(decision.at).toISOString() };
  it.each([
    ["has arrived when its vote is there", vote, true],
    ["has not when the vote is of somebody else", { ...vote, voter: { id: "sam" } }, false],
    ["has not when the vote says something else", { ...vote, comment: "" }, false],
    ["has not when the vote is of an earlier round", { ...vote, castAt: new Date(decision.at - DAY).toISOString() }, false],
  ])("%s", (_what, given, arrived) => expect(isAmong([given], decision, "ada")).toBe(arrived));
});
