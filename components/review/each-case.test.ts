import { describe, expect, it } from "vitest";
import type { ApiProblem } from "@/lib/http/api-client";
import type { ReviewState } from "@/lib/review/schema";
import { bulkOutcome, eachCase } from "./each-case";

const refusing = () => Promise.reject(Object.assign(new Error("changed"), { name: "ApiProblem", code: "stale_review" }) as unknown as ApiProblem);
const cast = (outcomes: readonly (ReviewState | null)[], together = false) => eachCase(outcomes, (state) => (state === null ? refusing() : Promise.resolve({ state })), together);

describe("several votes", () => {
  it.each<[string, (ReviewState | null)[], { approved: number; recorded: number; refused: number }]>([
    ["approved is what was listed", ["approved", "approved"], { approved: 2, recorded: 0, refused: 0 }],
    ["a vote that lists nothing approves nothing", ["approved", "in_review"], { approved: 1, recorded: 1, refused: 0 }],
    ["what is refused stops none of the others", [null, "approved", null], { approved: 1, recorded: 0, refused: 2 }],
  ])("%s", async (_case, outcomes, expected) => {
    for (const together of [false, true]) {
      const { refused, ...counts } = bulkOutcome(await cast(outcomes, together));
      expect({ ...counts, refused: refused.length }).toEqual(expected);
    }
  });

  it("throws what is no refusal of the API", async () => {
    await expect(eachCase([1], () => Promise.reject(new TypeError("no network")))).rejects.toThrow(TypeError);
  });
});
