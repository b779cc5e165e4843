import { createServer, request as httpRequest, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApi } from "@/lib/api/app";
import { servedHere } from "@/lib/catalog/caught-up";
import { isPublicAddress, type OutboundNetwork } from "@/lib/http/outbound";
import { fetchIconOf } from "@/lib/icons/fetch-icon";
import { ICON_EDGE } from "@/lib/icons/icon-image";
import { orderIcons } from "@/lib/icons/order-icons";
import { ORIGIN } from "@/test/access/fixture";
import { givenCatalog, givenListedVersion, type ListedVersion } from "@/test/fixtures/listed-version";
import { answerOf, auditedTransaction, rows } from "@/test/fixtures/raw-sql";
import { type Person, registryPath, StoryServer } from "@/test/story/http-api";

let server: StoryServer, publisher: Server, reviewer: Person, auditor: Person;
/** What the publisher's host answers, by path, and how often it was asked. */
const answers = new Map<string, RequestListener>();
const asked: string[] = [];
let network: OutboundNetwork;

const picture = (edge: number, background = "#c03") => sharp({ create: { width: edge, height: edge / 2, channels: 4, background } });
const sends = (body: Buffer | string, type = "image/png"): RequestListener => (_request, response) => response.writeHead(200, { "Content-Type": type }).end(body);
const redirectsTo = (location: string): RequestListener => (_request, response) => response.writeHead(302, { Location: location }).end();

beforeAll(async () => {
  server = await StoryServer.start();
  publisher = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = answers.get(request.url ?? "");
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => publisher.once("listening", resolve));
  const { port } = publisher.address() as AddressInfo;
  // Only the names are made up: the guard's own rules stand, and a test's server takes the place of the public one.
  const request = ((url: URL, options: object, callback: never) => httpRequest({ ...options, host: "127.0.0.1", path: url.pathname, port, lookup: undefined }, callback)) as unknown as OutboundNetwork["request"];
  const addresses = (host: string) => (host.startsWith("unresolved.") ? [] : [host.startsWith("inside.") ? "10.0.0.7" : "93.184.216.34"]);
  network = { resolve: async (host) => addresses(host), allows: isPublicAddress, request };
  await givenCatalog("prod", "token");
  [reviewer, auditor] = await Promise.all([server.person("reviewer"), server.person("auditor")]);
});
afterAll(async () => {
  publisher.closeAllConnections();
  publisher.close();
  await server.stop();
});

let count = 0;

/** A listed server whose manifest names the icon at a path, after its job has run. */
async function listedWithIcon(src: string | string[], more: { catalog?: string } = {}): Promise<ListedVersion & { name: string }> {
  const listed = await listedBefore(src, more);
  await fetchIconOf(await revisionOf(listed), network);
  await servedHere();
  return listed;
}

/** The same without a job: as if it had been listed by a Gatehouse that fetched no icons. */
async function listedBefore(src: string | string[], more: { catalog?: string } = {}): Promise<ListedVersion & { name: string }> {
  const name = `com.icons/s${++count}`;
  return { ...(await givenListedVersion({ name, version: "1.0.0", manifest: { icons: [src].flat().map((one) => ({ src: one })) }, ...more })), name };
}

async function revisionOf({ versionId }: ListedVersion): Promise<string> {
  const [revision] = await rows("SELECT id FROM manifest_revision WHERE version_id = $1", versionId);
  return String(revision?.["id"]);
}

const outcome = async ({ versionId }: ListedVersion) => (await rows(`SELECT i.url, i.digest, i.refusal FROM revision_icon i JOIN manifest_revision m ON m.id = i.revision_id WHERE m.version_id = '${versionId}'`))[0];
const at = (path: string) => `https://cdn.example${path}`;
const iconPath = (name: string, digest: unknown) => `/api/v1/servers/${encodeURIComponent(name)}/icons/${String(digest)}`;

describe("an icon", () => {
  it("is drawn anew at one size, kept under its digest, recorded, and served with headers that let it do nothing", async () => {
    const sent = await picture(300).withMetadata({ exif: { IFD0: { Copyright: "hidden words" } } }).png().toBuffer();
    answers.set("/good.png", sends(sent, "text/html"));
    const listed = await listedWithIcon(at("/good.png"));
    const { digest } = (await outcome(listed)) ?? {};
    const answer = await createApi().request(ORIGIN + iconPath(listed.name, digest));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(["content-type", "x-content-type-options", "content-security-policy", "cache-control"].map((name) => [name, answer.headers.get(name)]))).toEqual({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=31536000, immutable",
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: ICON_EDGE, height: ICON_EDGE });
    expect(bytes.includes("hidden words")).toBe(false);
    expect(await rows(`SELECT object FROM audit_entry WHERE action = 'icon.fetch' AND object = '${listed.name}'`)).toHaveLength(1);
  });

  it("leaves the manifest given to clients byte for byte what was approved", async () => {
    answers.set("/same.png", sends(await picture(64).png().toBuffer()));
    const listed = await listedWithIcon(at("/same.png"));
    const [stored] = await rows(`SELECT convert_from(canonical, 'UTF8') AS text FROM manifest_revision WHERE version_id = '${listed.versionId}'`);
    const { text } = await server.anyone.call("GET", registryPath(listed.name));
    expect(text.startsWith(`{"server":${String(stored?.["text"])},`)).toBe(true);
    expect(text).toContain(at("/same.png"));
  });

  it("is asked for once, however often its job runs", async () => {
    answers.set("/once.png", sends(await picture(64).png().toBuffer()));
    const listed = await listedWithIcon(at("/once.png"));
    await fetchIconOf(await revisionOf(listed), network);
    expect(asked.filter((path) => path === "/once.png")).toHaveLength(1);
  });

  it("comes by a redirect to another public host", async () => {
    answers.set("/elsewhere.png", sends(await picture(64).png().toBuffer()));
    answers.set("/moved", redirectsTo("https://other.example/elsewhere.png"));
    expect(await outcome(await listedWithIcon(at("/moved")))).toMatchObject({ refusal: null });
  });
});

describe("a picture", () => {
  it("is not deleted while a revision shows it, not by raw SQL either", async () => {
    answers.set("/kept.png", sends(await picture(50).png().toBuffer()));
    const { digest } = (await outcome(await listedWithIcon(at("/kept.png")))) ?? {};
    expect(await answerOf(auditedTransaction(["DELETE FROM icon_image WHERE digest = $1", digest]))).toMatch(/^23(?:001|503)$/);
  });
});

describe("refused, with the generated mark in its place, is", () => {
  const script = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
  it.each<[string, string, (() => RequestListener | Promise<RequestListener>) | null, RegExp]>([
    ["a drawing with a script, whatever it is called", at("/drawing.png"), () => sends(script), /neither PNG/],
    ["a page", at("/page.png"), () => sends("<!doctype html>"), /neither PNG/],
    ["what is too long", at("/long.png"), () => sends(Buffer.alloc(600 * 1024)), /longer than/],
    ["what would unfold into too many pixels", at("/bomb.png"), async () => sends(await sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: "#000" } }).png({ palette: true }).toBuffer()), /too many pixels/],
    ["what only begins like a picture", at("/broken.png"), async () => sends((await picture(64).png().toBuffer()).subarray(0, 60)), /cannot be decoded/],
    ["what is not there", at("/gone.png"), null, /answered 404/],
    ["a host with a private address", "https://inside.example/x.png", null, /could not be reached/],
    ["an address instead of a host", "https://169.254.169.254/latest/meta-data", null, /host names/],
    ["a redirect to a private address", at("/inwards"), () => redirectsTo("https://inside.example/x.png"), /could not be reached/],
    ["a redirect to another scheme", at("/downwards"), () => redirectsTo("http://cdn.example/good.png"), /only https/],
    ["a redirect without end", at("/round"), () => redirectsTo("https://cdn.example/round"), /more than 3 redirects/],
  ])("%s", async (_case, src, answer, reason) => {
    const url = new URL(src);
    if (answer !== null) answers.set(url.pathname, await answer());
    expect(await outcome(await listedWithIcon(src))).toEqual({ url: src, digest: null, refusal: expect.stringMatching(reason) as string });
  });

  it("passed over for the next address that the manifest names", async () => {
    answers.set("/absent.png", (_request, response) => response.writeHead(503).end());
    answers.set("/second.png", sends(await picture(64).png().toBuffer()));
    expect(await outcome(await listedWithIcon([at("/absent.png"), at("/second.png")]))).toMatchObject({ url: at("/second.png"), refusal: null });
  });
});

describe("asked for again is", () => {
  const again = async (listed: ListedVersion) => (await rows<{ tries: number; next_at: Date | null; digest: string | null }>("SELECT tries, next_at, digest FROM revision_icon WHERE revision_id = $1", await revisionOf(listed)))[0];
  const makeDue = (listed: ListedVersion) => revisionOf(listed).then((id) => rows("UPDATE revision_icon SET next_at = now() - interval '1 second' WHERE revision_id = $1", id));
  /** Whether its job waits; taken out of the queue again. */
  async function isOrdered(listed: ListedVersion): Promise<boolean> {
    const key = `icons.fetch:${await revisionOf(listed)}`;
    const found = await rows<{ id: string }>("SELECT id FROM graphile_worker.jobs WHERE key = $1", key);
    await rows("SELECT graphile_worker.remove_job($1)", key);
    return found.length > 0;
  }
  async function ordered(listed: ListedVersion): Promise<boolean> {
    await orderIcons();
    return isOrdered(listed);
  }

  it("an icon whose host was away, each time later, until it is there", async () => {
    answers.set("/busy.png", (_request, response) => response.writeHead(503).end());
    const listed = await listedWithIcon(at("/busy.png"));
    expect(await again(listed)).toMatchObject({ tries: 1, digest: null });
    expect(await ordered(listed)).toBe(false);
    await fetchIconOf(await revisionOf(listed), network);
    expect(asked.filter((path) => path === "/busy.png")).toHaveLength(1);
    const waits: number[] = [];
    for (let tries = 2; tries <= 3; tries += 1) {
      await makeDue(listed);
      expect(await ordered(listed)).toBe(true);
      await fetchIconOf(await revisionOf(listed), network);
      const next = await again(listed);
      expect(next?.tries).toBe(tries);
      waits.push((next?.next_at?.getTime() ?? 0) - Date.now());
    }
    expect(waits[1]).toBeGreaterThan(3 * (waits[0] ?? Infinity));
    answers.set("/busy.png", sends(await picture(64).png().toBuffer()));
    await makeDue(listed);
    await fetchIconOf(await revisionOf(listed), network);
    expect(await again(listed)).toMatchObject({ tries: 4, next_at: null, digest: expect.any(String) as string });
    expect(await ordered(listed)).toBe(false);
  });

  it("none for ever: the eighth refusal is the last", async () => {
    answers.set("/away.png", (_request, response) => response.writeHead(503).end());
    const listed = await listedWithIcon(at("/away.png"));
    for (let tries = 2; tries <= 8; tries += 1) {
      await makeDue(listed);
      await fetchIconOf(await revisionOf(listed), network);
    }
    expect(await again(listed)).toMatchObject({ tries: 8, next_at: null });
    expect(await outcome(listed)).toMatchObject({ refusal: expect.stringMatching(/503/) as string });
    expect(await ordered(listed)).toBe(false);
  });

  it("what one address may still give, although another one was refused for good, and a host that has no address now", async () => {
    answers.set("/absent-too.png", (_request, response) => response.writeHead(503).end());
    const listed = await listedWithIcon([at("/absent-too.png"), at("/nowhere.png")]);
    expect(await outcome(listed)).toMatchObject({ url: at("/absent-too.png"), refusal: expect.stringMatching(/503/) as string });
    expect((await again(listed))?.next_at).not.toBeNull();
    expect((await again(await listedWithIcon("https://unresolved.example/x.png")))?.next_at).not.toBeNull();
  });

  it("not what was refused for good, not what is suspended, and not what an operator has to look into", async () => {
    const page = await listedWithIcon(at("/page.png"));
    expect((await again(page))?.next_at).toBeNull();
    expect(await ordered(page)).toBe(false);
    const suspended = await listedBefore(at("/whatever.png"));
    await (await server.person("security_reviewer")).call("POST", `/api/v1/catalogs/default/listings/${encodeURIComponent(suspended.name)}/1.0.0/suspend`, { reason: "looked at" });
    expect(await ordered(suspended)).toBe(false);
    const broken = await listedBefore(at("/whatever.png"));
    await orderIcons();
    await rows("UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1", `icons.fetch:${await revisionOf(broken)}`);
    await orderIcons();
    expect(await rows("SELECT 1 FROM graphile_worker.jobs WHERE key = $1 AND attempts = max_attempts", `icons.fetch:${await revisionOf(broken)}`)).toHaveLength(1);
  });

  it("what was listed before icons were fetched, once", async () => {
    answers.set("/old.png", sends(await picture(70).png().toBuffer()));
    const listed = await listedBefore(at("/old.png"));
    expect(await ordered(listed)).toBe(true);
    await fetchIconOf(await revisionOf(listed), network);
    expect((await outcome(listed))?.["digest"]).toEqual(expect.any(String));
    expect(await ordered(listed)).toBe(false);
  });
});

describe("who may see it", () => {
  it("is who may see the server: in a closed catalog it is not found", async () => {
    answers.set("/secret.png", sends(await picture(40).png().toBuffer()));
    const listed = await listedWithIcon(at("/secret.png"), { catalog: "prod" });
    const path = iconPath(listed.name, (await outcome(listed))?.["digest"]);
    expect((await server.anyone.call("GET", path)).status).toBe(404);
    expect((await auditor.call("GET", path)).status).toBe(200);
  });

  it("is nobody while the server is suspended, nor under another server's name", async () => {
    answers.set("/later.png", sends(await picture(80, "#03c").png().toBuffer()));
    const listed = await listedWithIcon(at("/later.png"));
    const digest = (await outcome(listed))?.["digest"];
    expect((await server.anyone.call("GET", iconPath("com.icons/s1", digest))).status).toBe(404);
    const sam = await server.person("security_reviewer");
    expect((await sam.call("POST", `/api/v1/catalogs/default/listings/${encodeURIComponent(listed.name)}/1.0.0/suspend`, { reason: "looked at" })).status).toBe(200);
    for (const who of [server.anyone, reviewer]) expect((await who.call("GET", iconPath(listed.name, digest))).status).toBe(404);
  });
});
