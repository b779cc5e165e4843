import { describe, expect, it } from "vitest";
import { shellLauncher } from "@/lib/checks/rules/a003-shell-launcher";
import { dockerPackage, findingsOfPackage, named, npmPackage, positional } from "@/lib/checks/testing/fixtures";

const started = (runtimeHint: string, ...words: string[]) => npmPackage({ runtimeHint, runtimeArguments: words.map(positional) });

describe("A003 shell launcher", () => {
  it.each([
    ["sh", "-c"], ["bash", "-lc"], ["/bin/zsh", "-euc"], ["cmd.exe", "/C"], ["powershell", "-EncodedCommand"], ["pwsh", "-enc"],
    ["node", "-e"], ["node", "--eval=1"], ["node", "-p"], ["python3", "-c"], ["perl", "-e"], ["ruby", "-e"], ["deno", "eval"], ["npx", "-c"], ["osascript", "x"],
  ])("finds %s %s at the runtime hint", (runtime, flag) => {
    const findings = findingsOfPackage(shellLauncher, started(runtime, flag, "true"));
    expect(findings.map((finding) => finding.pointer)).toEqual(["/packages/0/runtimeHint"]);
  });

  it("finds a shell behind another program", () => {
    const findings = findingsOfPackage(shellLauncher, started("env", "bash", "-c", "id"));
    expect(findings.map((finding) => finding.pointer)).toEqual(["/packages/0/runtimeArguments/0"]);
  });

  it("finds a shell as a container's entry point", () => {
    const pkg = { ...dockerPackage([named("--entrypoint", "sh")]), packageArguments: [positional("-c"), positional("id")] };
    expect(findingsOfPackage(shellLauncher, pkg)).toHaveLength(1);
  });

  it("finds a shell as first package argument", () => {
    const pkg = npmPackage({ packageArguments: [positional("bash"), named("-c", "id")] });
    expect(findingsOfPackage(shellLauncher, pkg)).toHaveLength(1);
  });

  it.each([["npx", "-y"], ["uvx", "--quiet"], ["node", "dist/index.js"], ["python", "-m"], ["bash", "start.sh"], ["docker", "run"]])(
    "leaves %s %s alone",
    (runtime, word) => {
      expect(findingsOfPackage(shellLauncher, started(runtime, word))).toEqual([]);
    },
  );

  it("does not take a server's own -c for a shell's", () => {
    expect(findingsOfPackage(shellLauncher, started("bash", "start.sh", "-c", "config.json"))).toEqual([]);
  });
});
