import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";

const run = promisify(execFile);

/** The commands of docs/API.md, block by block. */
const blocks = [...readFileSync("docs/API.md", "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

/** Each answer above 399 ends the script, except where the page asks for the status alone (`-w`). */
const PREAMBLE = `set -e
curl() { case " $* " in *" -w "*) command curl "$@" ;; *) command curl --fail-with-body "$@" ;; esac; }
`;

/** One script, because what a block sets the next ones use. A line before each block tells where it stands. */
function script({ baseUrl, people }: RunningGatehouse): string {
  const [first = "", ...others] = blocks;
  const setting = first.replace(/URL=.*/, `URL=${baseUrl}`).replace(/PASSWORD=.*/, `PASSWORD='${people.admin.password}'`);
  return PREAMBLE + [setting, ...others].map((block, index) => `echo "## ${index}"\n${block}\necho\n`).join("");
}

describe("docs/API.md", () => {
  let gatehouse: RunningGatehouse;
  let folder: string;

  beforeAll(async () => {
    gatehouse = await startGatehouse();
    folder = mkdtempSync(path.join(tmpdir(), "gatehouse-api-document-"));
  });

  afterAll(async () => {
    await gatehouse?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test("every command does what the page says", async () => {
    const { stdout } = await run("bash", ["-c", script(gatehouse)], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    expect(stdout.match(/^## \d+$/gm)).toHaveLength(blocks.length);
    expect(stdout.match(/^[345]\d\d$/gm), "statuses that the page announces").toEqual(["304", "404", "404", "404"]);
    const answers = stdout.split(/\n/).filter((line) => line.startsWith("{"));
    expect(answers.filter((line) => line.includes('"noMatch":true') || line.includes('"results":[]'))).toEqual([]);
    expect(stdout).toContain('"com.example/weather"');
    expect(stdout).toMatch(/"kind":"listed"/);
  });
});
