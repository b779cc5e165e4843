import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseFoundServers, startAgent } from "../agent";
import type { Router, RouterOptions } from "../router";

const START = join(dirname(fileURLToPath(import.meta.url)), "start.py");

/** It answers a failure like a result, with one of these beginnings or endings. */
const FAILURE = /^(failed to |mcp server not found|Error: )|is not found, use search_mcp_server/;

/** Starts the unchanged `nacos-mcp-router` from PyPI by the interpreter that has it (contracts/nacos.md §3.1 and §3.4). */
export async function startPythonRouter(python: string, { serverAddress, username, password, namespace, home }: RouterOptions): Promise<Router> {
  const env = {
    // Its children get this path, and `npx` must be on it.
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    NACOS_ADDR: serverAddress,
    NACOS_USERNAME: username,
    NACOS_PASSWORD: password,
    NACOS_NAMESPACE: namespace,
    MODE: "router",
    // The least it takes.
    UPDATE_INTERVAL: "10",
  };
  const agent = await startAgent({ command: python, args: [START], env }, home);
  const ask = async (tool: string, parameters: object): Promise<string> => {
    const answer = await agent.ask(tool, parameters);
    if (FAILURE.test(answer)) throw new Error(answer);
    return answer;
  };
  return {
    search: async (word) => parseFoundServers(await ask("search_mcp_server", { task_description: word, key_words: word })),
    add: (mcp_server_name) => ask("add_mcp_server", { mcp_server_name }),
    use: (mcp_server_name, mcp_tool_name, params) => ask("use_tool", { mcp_server_name, mcp_tool_name, params: JSON.stringify(params) }),
    isAlive: agent.isAlive,
    pid: agent.pid,
    stop: agent.stop,
  };
}
