import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/http/errors";
import { officialProblem, type RouteTexts } from "./official-problem";

const TEXTS: RouteTexts = { failed: "Failed to publish server", invalid: "call /validate for details", forbidden: "no permission", notFound: "Catalog not found" };
const SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json#/definitions/ServerDetail";

describe("officialProblem", () => {
  it("words a fault of shape like the official body check, with the value at fault", () => {
    const name = { path: "name", message: "does not match pattern '^[a-z]+/[a-z]+$'", code: `${SCHEMA}/properties/name/pattern` };
    const rule = { path: "name", message: "server name cannot contain multiple slashes", code: "invalid-server-name" };
    expect(officialProblem(new AppError("invalid_manifest", "2 rules broken", [name, rule]), TEXTS, { name: "a/b/c" })).toEqual({
      status: 422,
      detail: "validation failed",
      errors: [{ message: "expected string to match pattern ^[a-z]+/[a-z]+$", location: "body.name", value: "a/b/c" }],
    });
  });

  it("finds values in lists", () => {
    const fault = { path: "remotes[1].url", message: "expected string, but got number", code: `${SCHEMA}/type` };
    const body = { remotes: [{}, { url: 7 }] };
    expect(officialProblem(new AppError("invalid_manifest", "", [fault]), TEXTS, body).errors).toEqual([
      { message: "expected string, but got number", location: "body.remotes[1].url", value: 7 },
    ]);
  });

  it("sends broken rules to /validate", () => {
    const rule = { path: "version", message: "must be a specific version", code: "version-looks-like-range" };
    expect(officialProblem(new AppError("invalid_manifest", "", [rule]), TEXTS)).toEqual({ status: 422, detail: "call /validate for details" });
  });

  it("refuses publisher data that is too large with 400 and the reason", () => {
    const rule = { path: "_meta", message: "extension exceeds 4KB limit (5008 bytes)", code: "publisher-provided-size" };
    const expected = { status: 400, detail: "Failed to publish server", errors: [{ message: rule.message }] };
    expect(officialProblem(new AppError("invalid_manifest", "", [rule]), TEXTS)).toEqual(expected);
  });

  it.each([
    ["invalid_request", 400, "the reason"],
    ["version_exists", 400, "Failed to publish server"],
    ["version_final", 400, "Failed to publish server"],
    ["digest_rejected", 400, "Failed to publish server"],
    ["conflict", 400, "Failed to publish server"],
    ["forbidden", 403, "no permission"],
    ["not_found", 404, "Catalog not found"],
    ["payload_too_large", 413, "the reason"],
  ] as const)("%s is %i", (code, status, detail) => {
    expect(officialProblem(new AppError(code, "the reason"), TEXTS)).toMatchObject({ status, detail });
  });

  it("gives the reason of a refused publish in errors", () => {
    expect(officialProblem(new AppError("version_exists", "duplicate"), TEXTS).errors).toEqual([{ message: "duplicate" }]);
  });
});
