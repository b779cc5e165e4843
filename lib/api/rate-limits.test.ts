import { expect, test } from "vitest";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { AppError } from "@/lib/http/errors";
import { memoryApi } from "@/test/fixtures/memory-api";
import { budgetOf, limitRequests } from "./rate-limits";

test.each([
  ["POST", "/v0.1/auth/github-at", "login"],
  ["POST", "/c/prod/v0/auth/dns", "login"],
  ["POST", "/nacos/v3/auth/user/login", "login"],
  ["POST", "/api/v1/setup/one-time-secret", "login"],
  ["POST", "/v0.1/publish", "write"],
  ["PATCH", "/v0/servers/a.b%2Fc/versions/1.0.0/status", "write"],
  ["POST", "/v0.1/validate", "write"],
  ["DELETE", "/api/v1/tokens/1", "write"],
  ["POST", "/api/v1/drafts", "draft"],
  ["POST", "/api/v1/previews", "write"],
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

/** The statuses of more logins than one address has, each of which fails with `code`. */
async function failedLogins(code: "unauthenticated" | "not_ready"): Promise<number[]> {
  setConfig(readConfig({}, () => "a-secret-of-thirty-two-characters"));
  const app = memoryApi((api) => {
    limitRequests(api);
    api.post("/v0/auth/dns", () => {
      throw new AppError(code, "");
    });
  });
  const environment = { incoming: { socket: { remoteAddress: "192.0.2.1" }, headers: {} } };
  const statuses: number[] = [];
  for (let count = 0; count < 301; count += 1) statuses.push((await app.request("/v0/auth/dns", { method: "POST" }, environment)).status);
  return statuses;
}

test("wrong credentials use up the logins of an address, failures on our side do not", async () => {
  expect((await failedLogins("unauthenticated")).at(-1)).toBe(429);
  expect(new Set(await failedLogins("not_ready"))).toEqual(new Set([503]));
});
