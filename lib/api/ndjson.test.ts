import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { ndjsonStream } from "./ndjson";

async function* counting(onRead: (count: number) => void): AsyncGenerator<readonly number[]> {
  for (let count = 1; ; count += 1) {
    onRead(count);
    yield [count];
  }
}

describe("a stream of lines", () => {
  test("has one item a line, and a blank line where a batch is empty", async () => {
    const stream = ndjsonStream(async function* (): AsyncGenerator<readonly { a: unknown }[]> {
      yield [{ a: 1 }, { a: 2 }];
      yield [];
      yield [{ a: "line\nbreak" }];
    });
    expect(await new Response(stream).text()).toBe('{"a":1}\n{"a":2}\n\n{"a":"line\\nbreak"}\n');
  });

  test("reads nothing ahead of its reader", async () => {
    let read = 0;
    const reader = ndjsonStream(() => counting((count) => (read = count))).getReader();
    await nextTurn();
    expect(read).toBe(0);
    await reader.read();
    await nextTurn();
    expect(read).toBe(1);
  });

  test("tells its source when the reader has gone", async () => {
    let signal: AbortSignal | undefined;
    const stream = ndjsonStream((gone) => {
      signal = gone;
      return counting(() => undefined);
    });
    await stream.cancel();
    expect(signal?.aborted).toBe(true);
  });
});
