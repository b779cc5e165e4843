import { expect, test } from "vitest";
import { budgetOf } from "./rate-limits";

test.each([
  ["POST", "/v0.1/auth/github-at", "login"],
  ["POST", "/c/prod/v0/auth/dns", "login"],
  ["POST", "/nacos/v3/auth/user/login", "login"],
  ["POST", "/api/v1/setup/one-time-secret", "login"],
  ["POST", "/v0.1/publish", "write"],
  ["PATCH", "/v0/servers/a.b%2Fc/versions/1.0.0/status", "write"],
  ["POST", "/v0.1/validate", "write"],
  ["DELETE", "/api/v1/tokens/1", "write"],
  ["POST", "/api/v1/search", "search"],
  ["POST", "/recommend", "search"],
  ["POST", "/api/v1/install-plans", "read"],
  ["GET", "/v0.1/servers", "read"],
  ["HEAD", "/v0.1/servers/a.b%2Fc/versions/latest", "read"],
  ["GET", "/nacos/v3/admin/ai/mcp/list", "read"],
  ["OPTIONS", "/v0.1/publish", null],
  ["GET", "/readyz", null],
  ["GET", "/metrics", null],
])("%s %s counts as %s", (method, path, budget) => {
  expect(budgetOf(method, path, false)).toBe(budget);
});

test("a list that is searched counts as a search", () => {
  expect(budgetOf("GET", "/v0.1/servers", true)).toBe("search");
});
