import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor";
import { readListQuery } from "./list-query";

const read = (query: string) => readListQuery(new URLSearchParams(query));
const NO_FILTER = { search: "", version: null, updatedSince: null, includeDeleted: false };

describe("the query of the list", () => {
  test.each([
    ["", { limit: 30, after: null, filter: NO_FILTER }],
    ["limit=100&unknown=1", { limit: 100, after: null, filter: NO_FILTER }],
    ["search=&version=&cursor=&updated_since=&include_deleted=&limit=", { limit: 30, after: null, filter: NO_FILTER }],
    ["search=%20WeaTHER%20", { limit: 30, after: null, filter: { ...NO_FILTER, search: "weather" } }],
    ["version=latest&include_deleted=T", { limit: 30, after: null, filter: { ...NO_FILTER, version: "latest", includeDeleted: true } }],
    ["updated_since=2026-01-01T00:00:00%2B01:00", { limit: 30, after: null, filter: { ...NO_FILTER, updatedSince: Date.UTC(2025, 11, 31, 23), includeDeleted: true } }],
    ["cursor=a/b:1.0.0", { limit: 30, after: { serverName: "a/b", version: "1.0.0" }, filter: NO_FILTER }],
    ["cursor=garbage", { limit: 30, after: { serverName: "garbage", version: null }, filter: NO_FILTER }],
  ])("%s", (query, value) => {
    expect(read(query)).toEqual({ ok: true, value });
  });

  test.each([
    ["limit=0", 422, "expected number >= 1", 0],
    ["limit=-1", 422, "expected number >= 1", -1],
    ["limit=101", 422, "expected number <= 100", 101],
    ["limit=abc", 422, "invalid integer", "abc"],
    ["limit=1.5", 422, "invalid integer", "1.5"],
    ["include_deleted=maybe&updated_since=bad", 422, "invalid boolean", "maybe"],
  ])("%s is refused with %i", (query, status, message, value) => {
    expect(read(query)).toMatchObject({ ok: false, error: { status, detail: "validation failed", errors: [{ message, value }] } });
  });

  test.each(["invalid", "2026-01-01", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-02-01T24:00:00Z", "2026-02-01T00:00Z", "2026-01-01 00:00:00Z"])("updated_since=%s is no RFC 3339 time", (time) => {
    expect(read(`updated_since=${encodeURIComponent(time)}`)).toMatchObject({ error: { status: 400, detail: expect.stringContaining("Invalid updated_since format") } });
  });

  test("tombstones cannot be left out of an incremental sync", () => {
    expect(read("updated_since=2020-01-01T00:00:00Z&include_deleted=false")).toMatchObject({
      error: { status: 400, detail: "Cannot set include_deleted=false when using updated_since (incremental sync requires deleted servers)" },
    });
  });
});

describe("a cursor", () => {
  const row = { serverName: "a/b", version: "1.0.0+build" };
  const filter = { search: "天气", version: "latest", updatedSince: 5, includeDeleted: true };

  test("needs no encoding and carries the filters of the first page", () => {
    const cursor = encodeCursor(row, filter);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(read(`cursor=${cursor}`)).toEqual({ ok: true, value: { limit: 30, filter, after: row } });
  });

  test("gives way to parameters that are there", () => {
    const cursor = encodeCursor(row, { ...filter, updatedSince: null });
    expect(read(`cursor=${cursor}&search=other&version=&include_deleted=false`)).toMatchObject({
      value: { filter: { search: "other", version: null, includeDeleted: false } },
    });
  });

  test("of any text is read without failing", () => {
    const isPosition = (text: string) => typeof decodeCursor(text).position.serverName === "string";
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String().map((text) => text.replaceAll("=", ""))), isPosition));
  });
});
