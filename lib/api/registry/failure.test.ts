import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/http/errors";
import { officialFailure } from "./failure";

const internal = new AppError("internal", "logged");

describe("what nobody foresaw on a path of the official API", () => {
  it.each([
    ["GET", "/v0/servers", "Failed to get registry list"],
    ["GET", "/c/prod/v0.1/servers/a.b%2Fc/versions", "Failed to get server versions"],
    ["GET", "/r/secret/v0.1/servers/a.b/c/versions/1.0.0", "Failed to get server details"],
    ["POST", "/v0.1/publish", "Failed to publish server"],
    ["PUT", "/v0.1/servers/a.b%2Fc/versions/1.0.0", "Failed to edit server"],
    ["PATCH", "/v0/servers/a.b%2Fc/status", "Failed to update server status"],
    ["POST", "/v0.1/auth/dns", "Internal Server Error"],
  ])("%s %s has the official shape and sentence", async (method, path, detail) => {
    const response = officialFailure(internal, method, path);
    expect(response?.status).toBe(500);
    expect(await response?.json()).toEqual({ title: "Internal Server Error", status: 500, detail });
    expect(response?.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it("says when to come again while the database is away", async () => {
    const response = officialFailure(new AppError("not_ready", "away", [], { "Retry-After": "5" }), "GET", "/v0/servers");
    expect([response?.status, response?.headers.get("Retry-After"), await response?.json()]).toMatchObject([503, "5", { status: 503, detail: "away" }]);
  });

  it("leaves other paths to their own shape", () => {
    expect(officialFailure(internal, "GET", "/api/v1/servers")).toBeNull();
  });
});
