import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { compressStatic } from "@/scripts/compress-static.mjs";
import { withStaticFiles } from "./static-files";

const SCRIPT = "export const answer = 42;\n".repeat(40);
const root = mkdtempSync(path.join(tmpdir(), "gatehouse-static-"));
const folder = path.join(root, "static");
mkdirSync(path.join(folder, "chunks"), { recursive: true });
writeFileSync(path.join(folder, "chunks/a.js"), SCRIPT);
writeFileSync(path.join(folder, "chunks/a.css"), "a { color: inherit }\n".repeat(40));
writeFileSync(path.join(folder, "chunks/small.js"), "1;");
writeFileSync(path.join(folder, "font.woff2"), Buffer.alloc(1_000));
writeFileSync(path.join(root, "secret.js.br"), "not below the folder");
compressStatic(folder);

const server = createServer((asked, answer) => void withFiles(asked, answer));
const withFiles = withStaticFiles({ folder, prefix: "/_next/static/" }, (_asked, answer) => Promise.resolve(void answer.end("Next")));
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The path goes out as it is written: `fetch` would tidy it. */
function ask(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", path: `/_next/static/${url}`, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    asked.once("error", reject).end();
  });
}

test.each([
  ["br, gzip", "br", brotliDecompressSync],
  ["gzip, deflate, br;q=0.5", "br", brotliDecompressSync],
  ["gzip, br;q=0", "gzip", gunzipSync],
  ["GZIP", "gzip", gunzipSync],
] as const)("who takes %s gets %s", async (accepted, encoding, unpack) => {
  const { status, headers, body } = await ask("chunks/a.js", { "Accept-Encoding": accepted });
  expect(status).toBe(200);
  expect(unpack(body).toString()).toBe(SCRIPT);
  expect(headers).toMatchObject({ "content-encoding": encoding, "content-type": "text/javascript; charset=utf-8", "content-length": String(body.length), vary: "Accept-Encoding", "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff" });
});

test("a style sheet says that it is one", async () => {
  expect((await ask("chunks/a.css", { "Accept-Encoding": "br" })).headers["content-type"]).toBe("text/css; charset=utf-8");
});

test("who has a file already is told so, for each encoding by its own tag", async () => {
  const first = await ask("chunks/a.js", { "Accept-Encoding": "br" });
  const etag = String(first.headers.etag);
  const again = await ask("chunks/a.js", { "Accept-Encoding": "br", "If-None-Match": etag });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
  expect((await ask("chunks/a.js", { "Accept-Encoding": "gzip", "If-None-Match": etag })).status).toBe(200);
});

test("HEAD gets the header alone", async () => {
  const { headers, body } = await ask("chunks/a.js?x=1", { "Accept-Encoding": "br" }, "HEAD");
  expect([headers["content-encoding"], body.length]).toEqual(["br", 0]);
});

test.each([
  ["what takes no encoding", "chunks/a.js", {}, "GET"],
  ["what refuses every encoding", "chunks/a.js", { "Accept-Encoding": "br;q=0, gzip;q=0.0" }, "GET"],
  ["a small file", "chunks/small.js", { "Accept-Encoding": "br" }, "GET"],
  ["a font, which is compressed in itself", "font.woff2", { "Accept-Encoding": "br" }, "GET"],
  ["a file that is not there", "chunks/b.js", { "Accept-Encoding": "br" }, "GET"],
  ["a path out of the folder", "../secret.js", { "Accept-Encoding": "br" }, "GET"],
  ["an encoded path out of the folder", "..%2fsecret.js", { "Accept-Encoding": "br" }, "GET"],
  ["a write", "chunks/a.js", { "Accept-Encoding": "br" }, "POST"],
])("leaves %s to Next", async (_case, url, headers, method) => {
  expect((await ask(url, headers, method)).body.toString()).toBe("Next");
});

test("without compressed files everything is left to Next", async () => {
  const handled: string[] = [];
  const bare = withStaticFiles({ folder: path.join(root, "nothing"), prefix: "/" }, ({ url }) => Promise.resolve(void handled.push(url ?? "")));
  await bare({ url: "/a.js", method: "GET", headers: { "accept-encoding": "br" } } as never, {} as never);
  expect(handled).toEqual(["/a.js"]);
});
