import { describe, expect, it } from "vitest";
import { EntrySplitter, type SourceEntry } from "@/lib/upstream/entry-splitter";

/** Splits a text that arrives in pieces of `size` bytes. */
function split(text: string | Uint8Array, size = 7): SourceEntry[] {
  const bytes = Buffer.from(text as string);
  const splitter = new EntrySplitter();
  const entries: SourceEntry[] = [];
  for (let at = 0; at < bytes.length; at += size) entries.push(...splitter.write(bytes.subarray(at, at + size)));
  splitter.end();
  return entries;
}

const texts = (entries: SourceEntry[]) => entries.map(({ manifest }) => manifest?.toString() ?? null);

describe("an import file", () => {
  it.each([1, 2, 7, 64, 10_000])("keeps the bytes of each server.json as they were, in pieces of %i bytes", (size) => {
    const first = '{ "name":"a/b", "n" : 1.0,"text":"a \\"]}{[ 中文 🚀" ,"list":[{},[{"server":{}}]] }';
    const second = '{"name":"c/d"}';
    expect(texts(split(` [\n${first} ,\t${second}]\n`, size))).toEqual([first, second]);
  });

  it.each([1, 5, 10_000])("takes the server out of each entry of a dump, in pieces of %i bytes", (size) => {
    const server = '{"name":"a/b","_meta":{"x":1}}';
    const dump = `{"metadata":{"count":1,"servers":[9]},"servers":[{"server":${server},"_meta":{"é":{"status":"active"}}}],"more":[{"server":{}}]}`;
    const entries = split(dump, size);
    expect(texts(entries)).toEqual([server]);
    expect(entries[0]?.meta?.toString()).toBe('{"é":{"status":"active"}}');
  });

  it("takes an array of such entries", () => {
    expect(texts(split('[{"_meta":{},"server":{"name":"a/b"}}]'))).toEqual(['{"name":"a/b"}']);
  });

  it("does not take `_meta` of a server.json for the word of its registry", () => {
    expect(split('[{"name":"a/b","_meta":{"x":{}}}]')[0]?.meta).toBeNull();
  });

  it("keeps the place of entries that are no objects, and of those that name two servers", () => {
    const entries = split('[1,"x",null,[{"server":{}}],{"server":{"a":1},"server":{"b":2}},{"name":"a/b"}]');
    expect(texts(entries)).toEqual([null, null, null, null, null, '{"name":"a/b"}']);
    expect(entries.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("gives up an entry that is too long without keeping it, and goes on", () => {
    const long = `{"name":"a/b","description":"${"x".repeat(2_000_000)}"}`;
    const entries = split(`[${long},{"name":"c/d"}]`, 65_536);
    expect(entries.map(({ tooLong }) => tooLong)).toEqual([true, false]);
    expect(texts(entries)).toEqual([null, '{"name":"c/d"}']);
  });

  it("may be empty", () => {
    expect(split("[]")).toEqual([]);
    expect(split('{"servers":[]}')).toEqual([]);
  });

  it.each([
    ["a word", "hello"],
    ["nothing", ""],
    ["a text", '"hello"'],
    ["an object without servers", '{"name":"a/b"}'],
    ["a file that ends too early", '[{"name":"a/b"}'],
    ["an entry that ends too early", '[{"name":"a/b"'],
    ["brackets that do not match", '[{"name":"a/b"]}'],
    ["bytes that are no text", Uint8Array.from([0x5b, 0xff, 0xfe])],
  ])("refuses %s", (_what, text) => {
    expect(() => split(text)).toThrow(/invalid_request/);
  });
});
