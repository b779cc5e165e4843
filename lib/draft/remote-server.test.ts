import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { type LocalHost, localHost } from "@/test/fixtures/local-host";
import { readRemote } from "./remote-server";

const URL_OF_IT = "https://mcp.weather.example/mcp";
const TOOL = { name: "forecast", description: "Tells the weather.", inputSchema: { type: "object" } };
const IDENTITY = { protocolVersion: "2025-06-18", serverInfo: { name: "weather", title: "Weather", version: "3.1.0" }, capabilities: { tools: {} } };

let host: LocalHost | undefined;
afterEach(() => {
  host?.stop();
  host = undefined;
});

type Message = { id?: number; method: string; params?: { cursor?: string } };
type Reply = (message: Message, response: ServerResponse, request: IncomingMessage) => void;

/** Real HTTP behind a public name: every POST of a JSON-RPC message is answered by `reply`. */
async function serverThat(reply: Reply): Promise<LocalHost> {
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => reply(JSON.parse(body) as Message, response, request));
  };
  host = await localHost(listener);
  return host;
}

const json = (response: ServerResponse, message: object) => response.writeHead(200, { "Content-Type": "application/json", "Mcp-Session-Id": "s1" }).end(JSON.stringify(message));
const result = (id: number | undefined, value: object) => ({ jsonrpc: "2.0", id, result: value });

const wellBehaved: Reply = ({ id, method, params }, response) => {
  if (method === "initialize") json(response, result(id, IDENTITY));
  else if (id === undefined) response.writeHead(202).end();
  else if (params?.cursor === undefined) json(response, result(id, { tools: [TOOL], nextCursor: "2" }));
  else json(response, result(id, { tools: [{ ...TOOL, name: "alerts" }] }));
};

const tools = [{ name: "forecast" }, { name: "alerts" }];

describe("a remote server is read", () => {
  it("with its identity and all pages of its tools, in one session and without any credential", async () => {
    const asked: [string, unknown, unknown][] = [];
    const { network } = await serverThat((message, response, request) => {
      expect(request.headers).not.toHaveProperty("authorization");
      expect(request.headers).not.toHaveProperty("cookie");
      asked.push([message.method, request.headers["mcp-session-id"], request.headers["mcp-protocol-version"]]);
      wellBehaved(message, response, request);
    });
    expect(await readRemote(URL_OF_IT, network)).toMatchObject({ state: "read", server: IDENTITY.serverInfo, tools: { tools } });
    expect(asked).toEqual([
      ["initialize", undefined, undefined],
      ["notifications/initialized", "s1", "2025-06-18"],
      ["tools/list", "s1", "2025-06-18"],
      ["tools/list", "s1", "2025-06-18"],
    ]);
  });

  it("out of an event stream that stays open, past events that are not the answer", async () => {
    const { network } = await serverThat((message, response, request) => {
      if (message.method === "notifications/initialized") return wellBehaved(message, response, request);
      const value = message.method === "initialize" ? IDENTITY : { tools: [TOOL] };
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(`event: message\r\ndata: {"jsonrpc":"2.0","method":"notifications/message"}\r\n\r\n: comment\r\ndata: ${JSON.stringify(result(message.id, value)).replace(",", ",\r\ndata: ")}\r\n\r\n`);
    });
    expect(await readRemote(URL_OF_IT, network)).toMatchObject({ state: "read", tools: { tools: [{ name: "forecast" }] } });
  });

  it("without tools where it says it has none, and without asking for them", async () => {
    const { network } = await serverThat((message, response, request) =>
      message.method === "initialize" ? json(response, result(message.id, { ...IDENTITY, capabilities: {} })) : wellBehaved({ ...message, method: "other" }, response, request),
    );
    expect(await readRemote(URL_OF_IT, network)).toMatchObject({ state: "read", tools: { tools: [] } });
  });
});

describe("what another server does never breaks a draft", () => {
  it.each<[string, Reply, object]>([
    ["a sign-in is asked for", (_, response) => response.writeHead(401).end(), { state: "sign_in" }],
    ["it is no MCP server", (_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<html>"), { state: "unread", reason: expect.stringContaining("cannot be read") as unknown }],
    ["it answers something else", ({ id }, response) => json(response, result(id, { hello: 1 })), { state: "unread", reason: "the answer to initialize is not one of MCP" }],
    ["it refuses", ({ id }, response) => json(response, { jsonrpc: "2.0", id, error: { code: -32600, message: "no" } }), { state: "unread", reason: "initialize was refused" }],
    ["it sends elsewhere", (_, response) => response.writeHead(302, { Location: "http://169.254.169.254/" }).end(), { state: "unread", reason: "it answered with HTTP 302" }],
    ["it hides keys in its answer", (_, response) => response.writeHead(200).end('{"id":1,"id":1,"__proto__":{}}'), { state: "unread", reason: expect.stringContaining("cannot be read") as unknown }],
    ["it answers without end", (_, response) => void setInterval(() => response.write("x".repeat(65_536)), 1).unref(), { state: "unread", reason: "the answer is longer than 1048576 bytes" }],
  ])("when %s", async (_case, reply, expected) => {
    const { network } = await serverThat(reply);
    expect(await readRemote(URL_OF_IT, network)).toMatchObject(expected);
  });

  it.each<[string, (response: ServerResponse, message: Message) => void]>([
    ["tools are refused", (response, { id }) => json(response, { jsonrpc: "2.0", id, error: {} })],
    ["a tool has no name", (response, { id }) => json(response, result(id, { tools: [{}] }))],
    ["two tools have one name", (response, { id }) => json(response, result(id, { tools: [TOOL, TOOL] }))],
    ["the pages have no end", (response, { id }) => json(response, result(id, { tools: [], nextCursor: "again" }))],
  ])("when %s, the server is read all the same", async (_case, answer) => {
    const { network } = await serverThat((message, response, request) => (message.method === "tools/list" ? answer(response, message) : wellBehaved(message, response, request)));
    expect(await readRemote(URL_OF_IT, network)).toMatchObject({ state: "read", server: { version: "3.1.0" }, tools: null, toolsReason: expect.any(String) as unknown });
  });

  it.each(["https://127.0.0.1/mcp", "https://[::1]/mcp", "https://169.254.169.254/latest", "http://mcp.weather.example/mcp", "https://mcp.weather.example:8443/mcp", "https://user:secret@mcp.weather.example/mcp"])(
    "when %s is not to be asked, nothing is",
    async (url) => {
      const { network } = await serverThat(() => expect.unreachable("nothing is asked"));
      expect(await readRemote(url, network)).toMatchObject({ state: "unread" });
    },
  );
});
