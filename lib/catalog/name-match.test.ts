import { expect, it } from "vitest";
import { matchesName } from "./name-match";

const weather = { server: "io.github.acme/weather", title: "Acme Forecasts" };

it.each([
  ["finds a server by part of its short name", "weath", true],
  ["finds a server by part of its title", "forecast", true],
  ["finds a server by its whole registry name", "io.github.acme/weather", true],
  ["finds the servers of a publisher by the beginning of the namespace", "io.github.ac", true],
  ["ignores upper and lower case", "WEATHER", true],
  ["treats the namespace as noise: `github` is not every io.github.*", "github", false],
  ["does not match inside the namespace", "github.acme", false],
])("%s", (_case, search, expected) => {
  expect(matchesName(weather, search)).toBe(expected);
});
