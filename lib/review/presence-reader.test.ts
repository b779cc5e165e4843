import { describe, expect, it } from "vitest";
import { presenceReader } from "./presence-reader";
import { presenceSchema } from "./queue-schema";

const ada = { id: "1", name: "Ada" };
const ANSWERS: unknown[] = [{ others: [] }, { others: [ada, { id: "2", name: "" }] }, { others: [{ ...ada, more: true }], more: 1 }, {}, null, undefined, [], "", { others: {} }, { others: [null] }, { others: [{ id: 1, name: "Ada" }] }, { others: [{ id: "1" }] }];

describe("who looks at a review", () => {
  it.each(ANSWERS.map((answer) => [JSON.stringify(answer), answer]))("is read of %s as the schema reads it", (_, answer) => {
    const wanted = presenceSchema.safeParse(answer);
    if (wanted.success) expect(presenceReader.parse(answer)).toEqual(wanted.data);
    else expect(() => presenceReader.parse(answer)).toThrow(TypeError);
  });
});
