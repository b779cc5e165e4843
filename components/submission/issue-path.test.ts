import { expect, it } from "vitest";
import { pathSteps } from "./issue-path";

it.each([
  ["", []],
  ["name", [{ property: "name" }]],
  ["packages[0].transport.url", [{ property: "packages" }, { entry: 1 }, { property: "transport" }, { property: "url" }]],
  ["/packages/1/environmentVariables/0", [{ property: "packages" }, { entry: 2 }, { property: "environmentVariables" }, { entry: 1 }]],
  ["/_meta/a~1b", [{ property: "_meta" }, { property: "a/b" }]],
])("takes %s apart", (path, expected) => {
  expect(pathSteps(path)).toEqual(expected);
});
