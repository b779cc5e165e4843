import { describe, expect, it } from "vitest";
import { changedFields } from "./changed-fields";

describe("what an entry changed", () => {
  it.each([
    ["nothing known", null, null, [], 0],
    ["something new", null, '{"title":"Prod"}', [{ path: "title", before: null, after: "Prod" }], 0],
    ["one of two", '{"title":"A","audience":"public"}', '{"title":"B","audience":"public"}', [{ path: "title", before: "A", after: "B" }], 1],
    ["deep within", '{"policy":{"approvals":{"min":1}}}', '{"policy":{"approvals":{"min":2}}}', [{ path: "policy.approvals.min", before: "1", after: "2" }], 0],
    ["a list", '{"roles":["viewer"]}', '{"roles":["viewer","admin"]}', [{ path: "roles", before: '["viewer"]', after: '["viewer","admin"]' }], 0],
    ["taken away", '{"a":1,"b":null}', '{"a":1}', [{ path: "b", before: "null", after: null }], 1],
    ["no JSON", "x", "y", [{ path: "", before: "x", after: "y" }], 0],
  ])("%s", (_what, before, after, changed, same) => expect(changedFields(before, after)).toEqual({ changed, same }));
});
