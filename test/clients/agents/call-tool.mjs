/**
 * Starts a server as a client would and calls its tool `echo`: `node call-tool.mjs '{"command":["npx",…],"env":{}}' TEXT` prints the
 * answer. A program of its own, because the SDK is installed here alone.
 */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const { command, env } = JSON.parse(process.argv[2]);
const [program, ...args] = command;
const client = new Client({ name: "gatehouse-test", version: "1.0.0" });
await client.connect(new StdioClientTransport({ command: program, args, env: { ...process.env, ...env }, stderr: "ignore" }));
const { content } = await client.callTool({ name: "echo", arguments: { message: process.argv[3] } });
console.log(JSON.stringify(content));
await client.close();
