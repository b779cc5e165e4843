import { describe, expect, it } from "vitest";
import { serverNameKey, splitServerName } from "./names";

describe("server names", () => {
  it("have as namespace the text before the slash", () => {
    expect(splitServerName("io.github.acme/weather")).toEqual({ namespace: "io.github.acme", name: "weather" });
  });

  it("without a slash belong to no namespace", () => {
    expect(splitServerName("weather")).toEqual({ namespace: "", name: "weather" });
  });

  it("that differ in case only have one key", () => {
    expect(serverNameKey("io.github.Acme/Weather")).toBe(serverNameKey("io.github.acme/weather"));
  });
});
