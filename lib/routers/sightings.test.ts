import { describe, expect, test } from "vitest";
import { agentOf, Sightings } from "./sightings";

describe("the product of a User-Agent", () => {
  test.each<[string | undefined, boolean, string]>([
    ["axios/1.9.0", true, "axios/1.9.0"],
    ["my-router/2.0 (linux) axios/1.9.0", true, "my-router/2.0"],
    ["axios/1.9.0", false, "axios"],
    ["made-up-7/1", false, "other"],
    [undefined, true, "other"],
    ["<script>", true, "other"],
  ])("of %o, with a token: %o, is %s", (header, hasToken, agent) => expect(agentOf(header, hasToken)).toBe(agent));
});

describe("sightings", () => {
  const who = { reader: "t1", agent: "axios/1", catalog: "default" };
  test("count calls and keep the last time of each kind, until they are taken", () => {
    const sightings = new Sightings();
    sightings.note("list", who, new Date(1));
    sightings.note("list", who, new Date(5));
    sightings.note("detail", who, new Date(3));
    expect(sightings.take()).toEqual([{ ...who, requests: 3, firstAt: new Date(1), lastAt: { list: new Date(5), detail: new Date(3) } }]);
    expect(sightings.take()).toEqual([]);
  });
  test("are bounded, whatever clients call themselves", () => {
    const sightings = new Sightings();
    for (let number = 0; number < 10_000; number += 1) sightings.note("list", { ...who, agent: `a/${number}` }, new Date(1));
    expect(sightings.take()).toHaveLength(500);
  });
});
