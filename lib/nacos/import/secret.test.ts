import { describe, expect, it } from "vitest";
import { isSecret } from "./secret";

describe("isSecret", () => {
  it.each([
    ["--header", "Authorization: Bearer ntn_abcdef123"],
    ["-H", "X-API-Key:abcd1234"],
    ["OPENAPI_MCP_HEADERS", '{"Authorization":"Bearer ntn_abcdef","Notion-Version":"2022-06-28"}'],
    ["MONGO_URI", "mongodb://admin:hunter22@h1:27017,h2:27017/db"],
    ["DSN", "Server=db;User Id=sa;Password=hunter22;"],
    ["DSN", "host=db user=sa password=hunter22"],
    ["DB_PASS", "hunter22"],
    ["GITHUB_PAT", "abcdefgh"],
    ["SESSION_COOKIE", "sid=1"],
    ["--index-url", "https://user:token1@packages.example/simple"],
  ])("takes the value of %s, %o, for one", (name, value) => {
    expect(isSecret(name, value)).toBe(true);
  });

  it.each([
    ["--header", "Authorization: Bearer ${TOKEN}"],
    ["MAX_TOKENS", "4096"],
    ["URL", "https://packages.example/simple"],
    ["DSN", "postgres://db.example:5432/app"],
    ["BYPASS", "strict"],
    ["DESCRIPTION", "Reads files"],
  ])("leaves the value of %s, %o, as it is", (name, value) => {
    expect(isSecret(name, value)).toBe(false);
  });
});
