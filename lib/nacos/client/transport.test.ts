import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { contextUrl, createTransport } from "./transport";

const servers: Server[] = [];
/** Nobody listens on it, and a connection is refused at once. */
const NOBODY = "http://127.0.0.1:2";

async function node(answer: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const well: RequestListener = (_request, response) => response.end("well");
const broken: RequestListener = (_request, response) => response.writeHead(502).end("broken");
const silent: RequestListener = () => undefined;
const cut: RequestListener = (request) => request.socket.destroy();

const READ = { method: "GET", path: "/read" } as const;
const WRITE = { method: "POST", path: "/write", form: { a: "1" } } as const;

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

describe("several addresses of one Nacos", () => {
  test.each([["is away", null], ["is broken", broken], ["does not answer", silent], ["cuts the connection", cut]])("a read goes on to the next when one %s", async (_what, listener) => {
    const first = listener === null ? { url: NOBODY } : await node(listener);
    const second = await node(well);
    const send = createTransport({ baseUrls: [first.url, second.url], readTimeoutMs: 200 });
    expect(await send(READ, {})).toEqual({ status: 200, text: "well" });
  });

  test("the one that answered is asked first from then on", async () => {
    const [first, second] = [await node(broken), await node(well)];
    const send = createTransport({ baseUrls: [first.url, second.url] });
    await send(READ, {});
    await send(READ, {});
    expect([first.asked.length, second.asked.length]).toEqual([1, 2]);
  });

  test("a write goes on only when no connection stood", async () => {
    const [second, third] = [await node(cut), await node(well)];
    const send = createTransport({ baseUrls: [NOBODY, second.url, third.url] });
    await expect(send(WRITE, {})).rejects.toMatchObject({ code: "unavailable", mayHaveHappened: true });
    expect([second.asked.length, third.asked.length]).toEqual([1, 0]);
  });

  test("a write that never left has not happened; a login may be asked twice", async () => {
    await expect(createTransport({ baseUrls: [NOBODY] })(WRITE, {})).rejects.toMatchObject({ code: "unavailable", mayHaveHappened: false });
    const [first, second] = [await node(cut), await node(well)];
    const send = createTransport({ baseUrls: [first.url, second.url] });
    expect(await send({ ...WRITE, repeatable: true }, {})).toMatchObject({ text: "well" });
  });
});

describe("limits", () => {
  test("a write without an answer in time is unavailable, and may have happened", async () => {
    const { url } = await node(silent);
    await expect(createTransport({ baseUrls: [url], writeTimeoutMs: 50 })(WRITE, {})).rejects.toMatchObject({ code: "unavailable", mayHaveHappened: true });
  });

  test("a stopped client stops its calls", async () => {
    const { url } = await node(silent);
    const stop = new AbortController();
    const call = createTransport({ baseUrls: [url], signal: stop.signal })(READ, {});
    stop.abort();
    await expect(call).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("stopped") as string });
  });

  test("a form that Nacos would cut short is not sent", async () => {
    const { url, asked } = await node(well);
    await expect(createTransport({ baseUrls: [url] })({ ...WRITE, form: { a: "x".repeat(1_500_001) } }, {})).rejects.toMatchObject({ code: "too_large" });
    expect(asked).toEqual([]);
  });

  test("an answer without end is not read to its end", async () => {
    const { url } = await node((_request, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(1024 * 1024), more));
      more();
    });
    await expect(createTransport({ baseUrls: [url] })(READ, {})).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("longer than") as string });
  });

  test("a redirect is not followed, so that no token travels", async () => {
    const elsewhere = await node(well);
    const { url } = await node((_request, response) => response.writeHead(302, { Location: elsewhere.url }).end());
    expect(await createTransport({ baseUrls: [url] })(READ, { accessToken: "t" })).toMatchObject({ status: 302 });
    expect(elsewhere.asked).toEqual([]);
  });
});

test.each([
  ["http://nacos:8848", "http://nacos:8848/nacos"],
  ["http://nacos:8848/", "http://nacos:8848/nacos"],
  ["https://registry.example/nacos/", "https://registry.example/nacos"],
  ["https://registry.example/team/nacos", "https://registry.example/team/nacos"],
])("%s stands for %s", (given, meant) => {
  expect(contextUrl(given)).toBe(meant);
});
