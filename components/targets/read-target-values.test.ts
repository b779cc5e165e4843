import { describe, expect, it } from "vitest";
import type { Target } from "@/lib/nacos/target-schema";
import { readPatch } from "./read-target-values";
import { valuesOf } from "./target-values";

const target = {
  ...{ name: "production", url: "http://nacos.example.com:8848", urls: ["http://second.example.com:8848"], namespaceId: "prod", username: "gh-sync" },
  ...{ catalog: "default", drift: "report", paused: false },
} as unknown as Target;

describe("a change of a target", () => {
  it.each([
    ["the same addresses", {}],
    ["another path of the same host", { url: "http://nacos.example.com:8848/registry" }],
    ["the nodes in another order", { url: "http://second.example.com:8848", urls: "http://nacos.example.com:8848" }],
    ["another host, with the password", { url: "http://other.example.com:8848", password: "again" }],
    ["another host, where nobody signs in", { url: "http://other.example.com:8848", username: "" }],
  ])("is sent with %s", (_, change) => {
    expect(readPatch({ ...valuesOf(target), ...change }, target)).toMatchObject({ ok: true });
  });

  it.each([
    ["another host", { url: "http://other.example.com:8848" }],
    ["another node", { urls: "http://third.example.com:8848" }],
    ["another port", { url: "http://nacos.example.com:8849" }],
  ])("asks for the password before it is sent to %s", (_, change) => {
    expect(readPatch({ ...valuesOf(target), ...change }, target)).toEqual({ ok: false, wrong: new Set(["password"]) });
  });

  it("names an address that is none, and not the password", () => {
    expect(readPatch({ ...valuesOf(target), url: "nacos" }, target)).toEqual({ ok: false, wrong: new Set(["url"]) });
  });
});
