const ENCODER = new TextEncoder();

/**
 * Batches as lines of JSON, an empty batch as a blank line. The next batch is asked for only when the last one was
 * taken: a client that reads slowly slows its own stream and nothing else. `gone` aborts when the client left.
 */
export function ndjsonStream<T>(batches: (gone: AbortSignal) => AsyncIterator<readonly T[]>): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const source = batches(gone.signal);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(ENCODER.encode(value.length === 0 ? "\n" : `${value.map((item) => JSON.stringify(item)).join("\n")}\n`));
      },
      cancel() {
        gone.abort();
      },
    },
    { highWaterMark: 0 },
  );
}
