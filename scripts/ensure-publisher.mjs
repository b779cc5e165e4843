/**
 * The stock `mcp-publisher`, built from the official module by Go: the tests drive the real program, not an imitation.
 * Null, with one line, where there is no Go.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./process.mjs";

/** The release whose behaviour we match (docs/COMPATIBILITY.md). */
const RELEASE = "v1.8.7";
const MODULE = "github.com/modelcontextprotocol/registry/cmd/publisher";
const FOLDER = path.join(root, "node_modules/.cache/mcp-publisher", RELEASE);
const PROGRAM = path.join(FOLDER, "publisher");

export function ensurePublisher() {
  if (existsSync(PROGRAM)) return PROGRAM;
  if (spawnSync("go", ["version"]).status !== 0) {
    console.log("skipped: the stock mcp-publisher is not tried, because there is no Go to build it with");
    return null;
  }
  console.log(`building the stock mcp-publisher ${RELEASE} (two minutes or so)`);
  const built = spawnSync("go", ["install", `${MODULE}@${RELEASE}`], { stdio: "inherit", env: { ...process.env, GOBIN: FOLDER, GOFLAGS: "-mod=mod" } });
  if (built.status !== 0) console.log("skipped: the stock mcp-publisher could not be built");
  return built.status === 0 ? PROGRAM : null;
}
