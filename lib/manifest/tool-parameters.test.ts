import { describe, expect, it } from "vitest";
import { toolParameters } from "./tool-parameters";

const typesOf = (properties: Record<string, unknown>) => toolParameters({ properties }).map(({ type }) => type);

describe("toolParameters", () => {
  it("puts the required parameters first and keeps the order otherwise", () => {
    const schema = { type: "object", properties: { a: {}, b: { description: "second" }, c: {} }, required: ["b"] };
    expect(toolParameters(schema)).toEqual([
      { name: "b", type: "any", required: true, description: "second" },
      { name: "a", type: "any", required: false, description: "" },
      { name: "c", type: "any", required: false, description: "" },
    ]);
  });

  it("names types in the words of JSON Schema", () => {
    expect(typesOf({ a: { type: "string" }, b: { type: ["integer", "null"] }, c: { type: "array", items: { type: "number" } }, d: { type: "array" } })).toEqual([
      "string",
      "integer | null",
      "number[]",
      "array",
    ]);
    expect(typesOf({ a: { enum: ["x", 1, null] } })).toEqual(['"x" | 1 | null']);
    expect(typesOf({ a: { enum: [1, 2, 3, 4, 5, 6, 7] } })).toEqual(["1 | 2 | 3 | 4 | 5 | 6 | …"]);
  });

  it.each([undefined, null, "text", [], { properties: [] }, { properties: { a: null }, required: "a" }, { properties: { a: { type: 5, description: 7 } } }])(
    "reads what is there of %o and never throws",
    (schema) => {
      expect(toolParameters(schema).every(({ type }) => type === "any")).toBe(true);
    },
  );
});
