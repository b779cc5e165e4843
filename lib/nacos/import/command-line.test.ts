import { describe, expect, it } from "vitest";
import { npmProcess } from "@/lib/install/npm";
import { buildTargets } from "@/lib/install/targets";
import { type CommandReading, readCommandLine } from "./command-line";

const split = (line: string) => line.split(" ");
function read(line: string): CommandReading {
  const [command = "", ...args] = split(line);
  const result = readCommandLine(command, args);
  if ("blocked" in result) throw new Error(result.blocked.sentence);
  return result;
}
/** The command line that an install plan makes of what was read. */
function started(line: string): string {
  const { package: pkg, env } = read(line);
  const variables = Object.keys(env).map((name) => ({ name, isRequired: true }));
  const [target] = buildTargets({ packages: [{ ...pkg, transport: { type: "stdio" }, environmentVariables: variables }] }).targets;
  if (target === undefined || !("command" in target)) throw new Error(JSON.stringify(target));
  return [target.command, ...target.args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg)))].join(" ");
}

describe("a command line of a package manager", () => {
  it.each([
    "npx -y @acme/echo-mcp@1.0.0",
    "npx -y echo@1.0.0-rc.1 --root /data serve",
    "npx -y --registry=https://npm.acme.example echo@1.0.0",
    "uvx acme-echo==1.2.3",
    "uvx --python 3.12 acme_echo==1.2.3 --verbose",
    "pipx run acme==2.0",
    "bunx echo@1.0.0",
    "pnpm dlx echo@1.0.0",
    "docker run -i --rm acme/echo:1.0.0",
    "docker run -i --rm -e REGION --network none -v /data:/data ghcr.io/acme/echo:1.0.0 --stdio",
    `podman run -i --rm acme/echo@sha256:${"a".repeat(64)}`,
    "dnx Acme.Echo@1.0.0 --yes -- serve",
  ])("comes out of the package again: %s", (line) => {
    expect(started(line)).toBe(line);
    expect(read(line).notes).toEqual([]);
  });

  it.each([
    ["npx --yes echo@1.0.0", "npx -y echo@1.0.0"],
    ["npx echo@1.0.0", "npx -y echo@1.0.0"],
    ["uvx acme@1.2.3", "uvx acme==1.2.3"],
    ["uv tool run acme==1.2.3", "uvx acme==1.2.3"],
    ["docker run --rm -i acme/echo:1.0.0", "docker run -i --rm acme/echo:1.0.0"],
  ])("in another spelling is the same package: %s", (line, same) => {
    expect(started(line)).toBe(same);
  });

  it.each(["npx -y echo", "npx -y echo@latest", "npx -y echo@^1.0.0", "uvx acme", "docker run -i --rm acme/echo", "docker run -i --rm acme/echo:latest"])("without an exact version says so: %s", (line) => {
    const { notes, package: pkg } = read(line);
    expect(notes.map(({ code }) => code)).toEqual(["unpinned_command"]);
    expect(pkg.version).toBeUndefined();
  });

  it.each([
    ["node server.js", "command_unknown"],
    ["python -m acme", "command_unknown"],
    ["/usr/bin/npx -y echo@1.0.0", "command_unknown"],
    ["sh -c npx", "command_unknown"],
    ["constructor x", "command_unknown"],
    ["npx", "command_not_understood"],
    ["npx -p echo@1.0.0 run", "command_not_understood"],
    ["npx -y github:acme/echo", "command_not_understood"],
    ["npx -y ./local", "command_not_understood"],
    ["uvx --from git+https://git.acme.example/x acme", "command_not_understood"],
    ["uvx acme[extra]==1.0", "command_not_understood"],
    ["pnpm exec echo", "command_not_understood"],
    ["docker compose up", "command_not_understood"],
    ["docker run --frobnicate acme/echo:1.0.0", "command_not_understood"],
    ["dnx Acme.Echo --yes", "command_not_understood"],
  ])("is refused rather than guessed: %s", (line, code) => {
    const [command = "", ...args] = split(line);
    expect(readCommandLine(command, args)).toMatchObject({ blocked: { code } });
  });
});

describe("a secret in a command line", () => {
  const token = `ghp_${"a1B2".repeat(10)}`;

  it.each([
    ["behind its flag", `npx -y echo@1.0.0 --api-key ${token}`, "--api-key"],
    ["with its flag", `npx -y echo@1.0.0 --api-key=${token}`, "--api-key"],
    ["alone", `npx -y echo@1.0.0 ${token}`, "argument_1"],
    ["in an address", "npx -y echo@1.0.0 --db postgres://u:hunter2pw@db/x", "--db"],
    ["as a variable of a container", `docker run -i --rm --label token=${token} acme/echo:1.0.0`, "--label"],
  ])("%s becomes an input, and is nowhere in the result", (_where, line, subject) => {
    const result = read(line);
    expect(result.notes).toMatchObject([{ code: "secret_removed", subject }]);
    expect(JSON.stringify(result)).not.toMatch(/ghp_|hunter2/);
    expect(JSON.stringify(result.package)).toContain('"isSecret":true');
  });

  it("that is only a placeholder stays one, by its own name", () => {
    const { package: pkg, notes } = read("npx -y echo@1.0.0 --api-key ${ACME_KEY}");
    expect(pkg.packageArguments).toEqual([{ type: "positional", value: "--api-key" }, { type: "positional", valueHint: "ACME_KEY", isRequired: true, isSecret: true }]);
    expect(notes).toEqual([]);
  });
});

it("reads nothing that npm would refuse to start", () => {
  expect(npmProcess({ ...read("npx -y echo@1.0.0").package, transport: { type: "stdio" } }, { runtime: [], package: [], env: {} })).toMatchObject({ command: "npx" });
});
