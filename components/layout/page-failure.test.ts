import { describe, expect, it } from "vitest";
import { digestOf, pageFailure } from "./page-failure";

describe("pageFailure", () => {
  it.each([
    ["no network", new Error("x"), false, "offline"],
    ["code that is gone", Object.assign(new Error("Loading chunk 7 failed"), { name: "ChunkLoadError" }), true, "outdated"],
    ["a module that is gone", new TypeError("Failed to fetch dynamically imported module: /_next/a.js"), true, "outdated"],
    ["an error of the server", new Error("An error occurred in the Server Components render."), true, "unexpected"],
    ["what is no error at all", "oops", true, "unexpected"],
  ] as const)("knows %s", (_case, error, online, expected) => {
    expect(pageFailure(error, online)).toBe(expected);
  });
});

it("tells the number of the log entry, when there is one", () => {
  expect(digestOf(Object.assign(new Error("x"), { digest: "123" }))).toBe("123");
  expect(digestOf(new Error("x"))).toBeNull();
});
