import { join } from "node:path";
import { MODULES, parseFoundServers, startAgent } from "../agent";
import type { Router, RouterOptions } from "../router";

/** Discards everything: nothing may leave the machine, and a download tried in spite of the stubs fails at once. */
const NOWHERE = "http://127.0.0.1:9";

/** It answers some failures like results, with one of these beginnings. */
const FAILURE = /^"?(failed to search |Failed to use tool |mcp server is not healthy)/;

/** Starts the unchanged npm `nacos-mcp-router` (contracts/nacos.md §3.2 and §3.4). It has no namespace, only a user name. */
export async function startTypescriptRouter({ serverAddress, username, password, recommendations, home }: RouterOptions): Promise<Router> {
  const env = {
    NACOS_SERVER_ADDR: serverAddress,
    NACOS_USERNAME: username,
    NACOS_PASSWORD: password,
    COMPASS_API_BASE: recommendations,
    HF_MIRROR_HOST: NOWHERE,
  };
  const agent = await startAgent({ command: process.execPath, args: [join(MODULES, "nacos-mcp-router", "dist", "stdio.js")], env }, home);
  const ask = async (tool: string, parameters: object): Promise<string> => {
    const answer = await agent.ask(tool, parameters);
    if (FAILURE.test(answer)) throw new Error(answer);
    return answer;
  };
  return {
    search: async (word) => parseFoundServers(await ask("SearchMcpServer", { taskDescription: word, keyWords: [word] })),
    add: (mcpServerName) => ask("AddMcpServer", { mcpServerName }),
    use: (mcpServerName, toolName, params) => ask("UseTool", { mcpServerName, toolName, params }),
    isAlive: agent.isAlive,
    pid: agent.pid,
    stop: agent.stop,
  };
}
