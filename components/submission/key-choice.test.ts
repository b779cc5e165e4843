import { describe, expect, it } from "vitest";
import type { ShortKeys } from "@/lib/catalog/short-key-schema";
import { chosenKey, keyVerdict } from "./key-choice";

const keys = (...items: [key: string, fixed?: boolean][]): ShortKeys => ({
  server: "com.acme/weather",
  items: items.map(([key, fixed = false], index) => ({ catalog: `catalog${index}`, key, fixed })),
  refusal: null,
});

describe("the key a publisher chooses in the form", () => {
  it.each([
    ["another one", keys(["weather"]), "forecast", "forecast"],
    ["with spaces around", keys(["weather"]), " forecast ", "forecast"],
    ["none", keys(["weather"]), "", undefined],
    ["nothing but space", keys(["weather"]), "  ", undefined],
    ["what it would be anyway", keys(["weather"]), "weather", undefined],
    ["what it would be in one of two catalogs", keys(["weather"], ["weather-acme"]), "weather", "weather"],
    ["where it has a key already", keys(["weather", true]), "forecast", undefined],
    ["where it has a key in one of two catalogs", keys(["weather"], ["weather", true]), "forecast", undefined],
    ["before anything is known", undefined, "forecast", undefined],
  ])("is sent: %s", (_case, known, typed, chosen) => {
    expect(chosenKey({ keys: known, typed })).toBe(chosen);
  });

  const refusal = { code: "short_key_taken", catalog: "catalog0", key: "weather" } as const;
  it.each([
    ["free", "forecast", keys(["forecast"]), "free"],
    ["taken", "forecast", { ...keys(["weather"]), refusal }, refusal],
    ["no key by its form", "Forecast!", null, "malformed"],
    ["not known yet", "forecast", undefined, undefined],
    ["nothing chosen", "weather", keys(["weather"]), undefined],
  ])("is said to be: %s", (_case, typed, answer, verdict) => {
    expect(keyVerdict({ keys: keys(["weather"]), typed, answer })).toEqual(verdict);
  });
});
