/**
 * Two remote MCP servers on one free port, which is printed: `/sse`, and `/mcp` by streamable HTTP without sessions, the
 * only such kind that the Python router can use. What they tell of themselves is not what was approved: their version,
 * the words about `ping`, and a tool more. So a write-back shows.
 */
import { createServer } from "node:http";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const inputSchema = { type: "object", properties: { word: { type: "string" } } };
const tools = [
  { name: "ping", description: "LIVE words about ping", inputSchema },
  { name: "danger", description: "LIVE and approved by nobody", inputSchema },
];

function mcpServer() {
  const server = new Server({ name: "remote", version: "9.9.9" }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => ({ content: [{ type: "text", text: `pong ${params.arguments?.word}` }] }));
  return server;
}

const streams = new Map();

async function openStream(_request, response) {
  const transport = new SSEServerTransport("/messages", response);
  streams.set(transport.sessionId, transport);
  response.once("close", () => streams.delete(transport.sessionId));
  await mcpServer().connect(transport);
}

async function takeMessage(request, response, url) {
  const transport = streams.get(url.searchParams.get("sessionId"));
  if (transport === undefined) response.writeHead(404).end();
  else await transport.handlePostMessage(request, response);
}

async function answerAlone(request, response) {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  response.once("close", () => transport.close());
  await mcpServer().connect(transport);
  await transport.handleRequest(request, response);
}

const routes = { "GET /sse": openStream, "POST /messages": takeMessage, "POST /mcp": answerAlone };

const http = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://remote.invalid");
  const answer = routes[`${request.method} ${url.pathname}`] ?? (() => response.writeHead(405).end());
  Promise.resolve(answer(request, response, url)).catch(() => response.destroy());
});
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
