/** What a page weighs on its way, in kB of 1000 bytes: its document, and the scripts that the document names. */
import { gunzipSync } from "node:zlib";
import { request } from "node:http";

/** An answer as it comes over the wire; `fetch` would unpack it and forget how long it was. */
function transferred(url: string, cookie: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { cookie, "accept-encoding": "gzip" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => resolve(Buffer.concat(chunks)));
      answer.once("error", reject);
    });
    asked.once("error", reject);
    asked.end();
  });
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
  const scripts = scriptsOf(gunzipSync(document).toString("utf8"));
  let bytes = 0;
  for (const script of scripts) bytes += (await transferred(new URL(script, url).href, "")).length;
  return { "document kB": kilobytes(document.length), "script kB": kilobytes(bytes) };
}
