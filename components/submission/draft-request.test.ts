import { expect, it } from "vitest";
import { draftRequest, EMPTY_ANSWERS, type StartSource } from "./draft-request";

const ANSWERS = { package: "weather@1.0.0", url: "https://mcp.example.com/mcp", namespace: "com.acme", server: "com.acme/weather", version: " " };

it.each<[StartSource, object | null]>([
  ["text", null],
  ["npm", { source: "npm", package: "weather@1.0.0", namespace: "com.acme" }],
  ["pypi", { source: "pypi", package: "weather@1.0.0", namespace: "com.acme" }],
  ["remote", { source: "remote", url: "https://mcp.example.com/mcp", namespace: "com.acme" }],
  ["version", { source: "version", server: "com.acme/weather" }],
])("%s takes only its own answers", (source, expected) => {
  expect(draftRequest(source, ANSWERS)).toEqual(expected);
});

it.each<StartSource>(["npm", "pypi", "remote", "version"])("%s asks for nothing without the decisive answer", (source) => {
  expect(draftRequest(source, { ...EMPTY_ANSWERS, namespace: "com.acme", version: "1.0.0", package: " ", url: " " })).toBeNull();
});
