import { OutboundError } from "@/lib/http/outbound";

/**
 * The data of each event of a `text/event-stream`, while it arrives (WHATWG server-sent events). Names and ids of events
 * are of no use here. The caller limits how much arrives.
 *
 * @throws OutboundError for a line of more than `maxLineLength` characters.
 */
export async function* eventData(chunks: AsyncIterable<Uint8Array>, maxLineLength: number): AsyncGenerator<string, void, undefined> {
  let data: string[] = [];
  for await (const line of lines(chunks, maxLineLength)) {
    if (line.startsWith("data:")) data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    if (line !== "" || data.length === 0) continue;
    yield data.join("\n");
    data = [];
  }
}

/** Lines as soon as they end. Only what is new is searched for an end: a line may arrive in as many pieces as it has bytes. */
async function* lines(chunks: AsyncIterable<Uint8Array>, maxLength: number): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let unfinished: string[] = [];
  let length = 0;
  let endedInReturn = false;
  for await (const chunk of chunks) {
    const decoded = decoder.decode(chunk, { stream: true });
    if (decoded === "") continue;
    const text = endedInReturn && decoded.startsWith("\n") ? decoded.slice(1) : decoded;
    endedInReturn = decoded.endsWith("\r");
    const pieces = text.split(/\r\n|\n|\r/);
    for (const [index, piece] of pieces.entries()) {
      unfinished.push(piece);
      length += piece.length;
      if (length > maxLength) throw new OutboundError(`a line of the answer is longer than ${maxLength} characters`);
      if (index === pieces.length - 1) continue;
      yield unfinished.join("");
      unfinished = [];
      length = 0;
    }
  }
}
