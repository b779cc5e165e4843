import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { matchesEtag } from "@/lib/api/conditional";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where built files lie, and below which path of a URL they are served. */
interface Place {
  folder: string;
  prefix: string;
}

interface CompressedFile {
  body: Buffer;
  etag: string;
  headers: Readonly<Record<string, string>>;
}

/** Best first: of what a browser takes it gets the first. */
const ENCODINGS = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/**
 * Answers requests for files that were compressed ahead of time (scripts/compress-static.mjs), and leaves all others to `next`. They are
 * read once and kept in memory, 1.5 MB: a request is looked up by its whole path and never becomes a path of the disk, and a build
 * that replaces them under a running process does no harm. Their names bear a digest of what is in them, so browsers keep them for ever.
 */
export function withStaticFiles({ folder, prefix }: Place, next: Handler): Handler {
  const files = readCompressed(folder);
  return (request, response) => {
    const file = request.url?.startsWith(prefix) ? chosen(files, request.url.slice(prefix.length), request) : undefined;
    if (file === undefined) return next(request, response);
    send(response, file, request.headers["if-none-match"]);
    return Promise.resolve();
  };
}

/** By encoding and by path below the folder: `br chunks/a.js`. */
function readCompressed(folder: string): ReadonlyMap<string, CompressedFile> {
  const files = new Map<string, CompressedFile>();
  for (const file of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : []) {
    const encoding = ENCODINGS.find(({ ending }) => file.endsWith(ending));
    if (encoding === undefined) continue;
    const name = file.slice(0, -encoding.ending.length);
    const type = TYPES[path.extname(name)];
    if (type !== undefined) files.set(`${encoding.name} ${name.split(path.sep).join("/")}`, compressedFile(path.join(folder, file), encoding.name, type));
  }
  return files;
}

function compressedFile(file: string, encoding: string, type: string): CompressedFile {
  const body = readFileSync(file);
  const etag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const headers = {
    "Content-Type": type,
    "Content-Encoding": encoding,
    "Cache-Control": "public, max-age=31536000, immutable",
    ETag: `"${etag}"`,
    Vary: "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
  };
  return { body, etag, headers };
}

function chosen(files: ReadonlyMap<string, CompressedFile>, address: string, { method, headers }: IncomingMessage): CompressedFile | undefined {
  if (method !== "GET" && method !== "HEAD") return undefined;
  const [name] = address.split("?", 1);
  const accepted = acceptedEncodings(headers["accept-encoding"]);
  return ENCODINGS.filter((encoding) => accepted.has(encoding.name)).map((encoding) => files.get(`${encoding.name} ${name}`)).find((file) => file !== undefined);
}

/** Codings that a header names and does not refuse with `q=0` (RFC 9110 §12.5.3). */
function acceptedEncodings(header: string | string[] = ""): ReadonlySet<string> {
  const accepted = new Set<string>();
  for (const part of String(header).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) accepted.add(name);
  }
  return accepted;
}

function send(response: ServerResponse, { body, etag, headers }: CompressedFile, ifNoneMatch: string | undefined): void {
  if (matchesEtag(ifNoneMatch, etag)) response.writeHead(304, headers).end();
  else response.writeHead(200, { ...headers, "Content-Length": body.length }).end(body);
}
