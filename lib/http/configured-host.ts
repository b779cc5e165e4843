import { OutboundError, type OutboundAnswer, type OutboundLimits } from "./outbound";

/**
 * GETs a JSON text from a host the operator configured, which may well be a private one. Caller-chosen text may only stand
 * in `url` as an escaped path segment. Redirects are not followed: their status is the answer. `limits.timeoutMs`
 * (milliseconds) covers everything up to the last byte; `limits.maxBytes` counts what was unpacked.
 *
 * @throws OutboundError for a body beyond `limits.maxBytes`, a timeout or a broken connection.
 */
export async function fetchConfiguredText(url: string, limits: OutboundLimits): Promise<OutboundAnswer> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(url, { redirect: "manual", signal, headers: { Accept: "application/json", "User-Agent": "gatehouse" } });
    return { status: response.status, text: await cappedText(response, limits.maxBytes) };
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError(signal.aborted ? `no complete answer within ${limits.timeoutMs / 1000} seconds` : "it could not be reached");
  }
}

async function cappedText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop cancels the body.
    if (bytes > maxBytes) throw new OutboundError(`the answer is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
