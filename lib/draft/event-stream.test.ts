import { expect, it } from "vitest";
import { eventData } from "./event-stream";

async function* chunked(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(text: string, size: number, maxLineLength = 10_000_000): Promise<string[]> {
  const events: string[] = [];
  for await (const data of eventData(chunked(text, size), maxLineLength)) events.push(data);
  return events;
}

it.each([1, 2, 3, 1000])("reads the same events whatever ends the lines, in pieces of %s bytes", async (size) => {
  const text = ": hello\r\n\r\ndata: ä1\ndata:2\n\nevent: x\rdata:  3\r\rdata: 4\r\n\r\ndata: never ended";
  expect(await read(text, size)).toEqual(["ä1\n2", " 3", "4"]);
});

it("reads one long line that arrives in very many pieces", async () => {
  const [data] = await read(`data: ${"x".repeat(4_000_000)}\n\n`, 16);
  expect(data).toHaveLength(4_000_000);
});

it("refuses a line beyond the limit before it ends", async () => {
  await expect(read("data: 12345", 4, 10)).rejects.toMatchObject({ name: "OutboundError", message: "a line of the answer is longer than 10 characters" });
  expect(await read("data: 1234\ndata: 5\n\n", 4, 10)).toEqual(["1234\n5"]);
});
