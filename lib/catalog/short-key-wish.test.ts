import { describe, expect, it } from "vitest";
import { type KeyRefusal, shortKeySchema } from "./short-key-schema";
import { type KeyStanding, keyRefusal, keyThere } from "./short-key-wish";

const NAME = "com.acme/weather";

const there = (catalog: string, taken: string[] = []): KeyStanding => ({ catalog, given: null, taken: new Set(taken) });
const named = (catalog: string, given: string, taken: string[] = []): KeyStanding => ({ catalog, given, taken: new Set(taken) });
const fixed = (catalog: string, key: string): KeyRefusal => ({ code: "short_key_fixed", catalog, key });
const taken = (catalog: string, key: string): KeyRefusal => ({ code: "short_key_taken", catalog, key });

describe("a wish for a short key", () => {
  it.each<[string, KeyStanding[], KeyRefusal | null]>([
    ["is granted where nobody has it", [there("a"), there("b", ["weather"])], null],
    ["is granted where the server has that very key", [named("a", "forecast")], null],
    ["is granted where it has that very key in one catalog and none in another", [named("a", "forecast"), there("b")], null],
    ["is granted where no catalog is looked at", [], null],
    ["is refused where it has another key for life", [named("a", "weather")], fixed("a", "weather")],
    ["is refused for one of several catalogs", [there("a"), named("b", "weather")], fixed("b", "weather")],
    ["is refused where another server has it, with a free one", [there("a", ["forecast"])], taken("a", "weather")],
    ["is refused with one that is free in every catalog", [there("a", ["forecast"]), there("b", ["weather"])], taken("a", "weather-acme")],
    ["is first refused for what can never change", [there("a", ["forecast"]), named("b", "weather")], fixed("b", "weather")],
    ["is refused in another catalog although it has that key in one", [named("a", "forecast"), there("b", ["forecast"])], taken("b", "weather")],
  ])("%s", (_case, standings, refusal) => {
    expect(keyRefusal(NAME, "forecast", standings)).toEqual(refusal);
  });

  it.each([
    ["nobody has chosen", null, there("a"), { key: "weather", chosen: false }],
    ["it was chosen", "forecast", there("a"), { key: "forecast", chosen: true }],
    ["the chosen one was taken meanwhile", "forecast", there("a", ["forecast"]), { key: "weather", chosen: false }],
    ["the chosen one is the derived one", "weather", there("a"), { key: "weather", chosen: false }],
    ["the chosen one is what would be derived there", "weather-acme", there("a", ["weather"]), { key: "weather-acme", chosen: false }],
    ["it was given", null, named("a", "weather-2", ["weather"]), { key: "weather-2", chosen: false }],
    ["it was given as it had been chosen", "forecast", named("a", "forecast"), { key: "forecast", chosen: true }],
    ["another one is wished for later", "forecast", named("a", "weather"), { key: "weather", chosen: false }],
  ])("shows what clients call the server where %s", (_case, wish, standing, shown) => {
    expect(keyThere(NAME, wish, standing)).toEqual(shown);
  });

  it("is shown as if nobody had it where nothing is known of the catalog", () => {
    expect(keyThere(NAME, "forecast")).toEqual({ key: "forecast", chosen: true });
  });
});

describe("the form of a short key", () => {
  it.each(["a", "weather", "my-weather-2", "a-very-long-server-name1"])("%s may be chosen", (key) => {
    expect(shortKeySchema.safeParse(key).success).toBe(true);
  });

  it.each(["", "-weather", "weather-", "Weather", "my weather", "my_weather", "a-very-long-server-name12", "weather\n", "wetter☀", "workspace"])("%j may not", (key) => {
    expect(shortKeySchema.safeParse(key).success).toBe(false);
  });
});
