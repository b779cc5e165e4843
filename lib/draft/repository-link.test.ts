import { expect, it } from "vitest";
import { repositoryLink } from "./repository-link";

it.each([
  ["git+https://github.com/acme/weather.git", "https://github.com/acme/weather", "github"],
  ["git://github.com/acme/weather", "https://github.com/acme/weather", "github"],
  ["git+ssh://git@github.com/acme/weather.git", "https://github.com/acme/weather", "github"],
  ["git@github.com:acme/weather.git", "https://github.com/acme/weather", "github"],
  ["https://www.github.com/acme/weather/tree/main/packages/x", "https://github.com/acme/weather", "github"],
  ["acme/weather", "https://github.com/acme/weather", "github"],
  ["gitlab:acme/weather", "https://gitlab.com/acme/weather", "gitlab"],
  ["https://gitlab.com/acme/tools/weather/-/tree/main", "https://gitlab.com/acme/tools/weather", "gitlab"],
])("%s is the repository %s", (text, url, source) => {
  expect(repositoryLink(text, null)).toEqual({ url, source });
});

it.each(["", "weather", "https://github.com/acme", "https://git.acme.example/acme/weather", "javascript:alert(1)", "https://github.com.evil.example/acme/weather", "file:///acme/weather"])(
  "%s is none that the official rules accept",
  (text) => expect(repositoryLink(text, null)).toBeNull(),
);

it.each([
  ["./packages/weather/", "packages/weather"],
  ["../..", undefined],
  ["a//b", undefined],
  ["", undefined],
])("the folder %s in it becomes %s", (folder, expected) => {
  expect(repositoryLink("acme/weather", folder)?.subfolder).toBe(expected);
});
