import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AddressInfo } from "node:net";
import { memoryApi } from "@/test/fixtures/memory-api";
import { listen, type WebServer } from "./web-server";

let web: WebServer;
beforeAll(async () => {
  const pages = (_request: unknown, response: { end(text: string): unknown }) => Promise.resolve(void response.end("page"));
  web = await listen(memoryApi(() => undefined), pages, { host: "127.0.0.1", port: 0, trustedProxies: 0 });
});
afterAll(() => web.stop({ noticeMs: 0, graceMs: 0 }));

const get = (path: string) => fetch(`http://127.0.0.1:${(web.server.address() as AddressInfo).port}${path}`);

describe("an address of a page", () => {
  it.each(["/servers/%E0%A4%A/x", "/servers/%zz", "/%ff"])("%s is refused: no page could read it", async (path) => {
    expect((await get(path)).status).toBe(400);
  });
  it.each(["/", "/servers/a%2Fb", "/servers?q=%zz", "/servers/%E4%BD%A0"])("%s reaches the pages", async (path) => {
    expect(await (await get(path)).text()).toBe("page");
  });
});
