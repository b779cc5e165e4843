/** What a page weighs on its way to a browser, in kB of 1000 bytes: its document, and the scripts that the document names. */
import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** As browsers send it. */
const ACCEPTED = "gzip, deflate, br, zstd";

interface Transferred {
  bytes: Buffer;
  encoding: string | undefined;
}

/** An answer as it comes over the wire; `fetch` would unpack it and forget how long it was. */
function transferred(url: string, cookie: string): Promise<Transferred> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { cookie, "accept-encoding": ACCEPTED } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => resolve({ bytes: Buffer.concat(chunks), encoding: answer.headers["content-encoding"] }));
      answer.once("error", reject);
    });
    asked.once("error", reject);
    asked.end();
  });
}

function textOf({ bytes, encoding }: Transferred): string {
  const unpacked = encoding === "br" ? brotliDecompressSync(bytes) : encoding === "gzip" ? gunzipSync(bytes) : bytes;
  return unpacked.toString("utf8");
}

const kilobytes = (bytes: number): number => Number((bytes / 1000).toFixed(1));

/** Browsers that need the polyfills are not those we measure. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<script[^>]+src="[^"]+"[^>]*>/g) ?? [];
  const sources = tags.filter((tag) => !/nomodule/i.test(tag)).flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []);
  return [...new Set(sources)];
}

export async function weightOf(url: string, cookie: string) {
  const document = await transferred(url, cookie);
  let bytes = 0;
  for (const script of scriptsOf(textOf(document))) bytes += (await transferred(new URL(script, url).href, "")).bytes.length;
  return { "document kB": kilobytes(document.bytes.length), "script kB": kilobytes(bytes) };
}
