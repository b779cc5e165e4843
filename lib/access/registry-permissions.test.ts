import { expect, it } from "vitest";
import { permissionCovers } from "./registry-permissions";

it.each([
  ["com.example/*", "com.example", true],
  ["com.example/*", "COM.Example", true],
  ["com.example/*", "com.example.api", false],
  ["com.example/*", "com.examples", false],
  ["com.example.*", "com.example.api", true],
  ["com.example.*", "com.example.api.v2", true],
  ["com.example.*", "com.example", false],
  ["com.example.*", "com.examples.api", false],
  ["*", "anything", true],
  ["com.example/weather", "com.example", false],
  ["", "com.example", false],
])("%s covers %s: %s", (resource, namespace, expected) => {
  expect(permissionCovers({ action: "publish", resource }, namespace)).toBe(expected);
});
