import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "@/lib/api/app";
import { MAX_BODY_BYTES } from "@/lib/http/body-limit";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { listen, type WebServer } from "@/lib/process/web-server";

let web: WebServer;
beforeAll(async () => {
  setConfig(readConfig({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", GATEHOUSE_SECRET: "for tests only: thirty-two characters or more" }));
  web = await listen(createApi(), () => Promise.reject(new Error("no pages here")), { host: "127.0.0.1", port: 0, trustedProxies: 0 });
});
afterAll(() => web.stop({ noticeMs: 0, graceMs: 0 }));

/** Everything a server says on one connection until it ends it. */
async function conversation(text: string): Promise<string> {
  const { port } = web.server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk.toString("latin1")));
  // A reset after the answer is an end, too.
  socket.on("error", () => undefined);
  socket.write(text);
  await once(socket, "close");
  return heard;
}

const INNER = "GET /healthz HTTP/1.1\r\nHost: gatehouse.example\r\n\r\n";

test.each(["/v0.1/publish", "/c/prod/v0/publish", "/api/v1/submissions"])("a body that is too long ends the connection: %s takes none of it for a request", async (path) => {
  const head = `POST ${path} HTTP/1.1\r\nHost: gatehouse.example\r\nContent-Type: application/json\r\nContent-Length: ${MAX_BODY_BYTES + 1}\r\n\r\n`;
  const heard = await conversation(head + INNER);
  expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  expect(heard.toLowerCase()).toContain("\r\nconnection: close\r\n");
  expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});
