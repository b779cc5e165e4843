import { launchersOf, type Launcher } from "@/lib/checks/launch";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import type { Package } from "@/lib/manifest/schema";

/** Decides for one program whether an argument makes it run text as code. */
type EvalFlag = (argument: string) => boolean;

const oneOf = (...flags: string[]): EvalFlag => (argument) => flags.includes(argument.split("=")[0] ?? "");
/** `-c`, and clusters that end with it: `-lc`, `-euxc`. */
const clusterEndingIn = (letter: string): EvalFlag => (argument) => /^-[a-z]+$/i.test(argument) && argument.endsWith(letter);
const POSIX_SHELL = clusterEndingIn("c");
const WINDOWS_SHELL: EvalFlag = (argument) => /^\/[ck]/i.test(argument);
/** PowerShell takes any prefix of -Command and -EncodedCommand. */
const POWERSHELL: EvalFlag = (argument) => /^[-/](c|co.*|e|ec|en.*)$/i.test(argument);
const SCRIPT_E: EvalFlag = (argument) => clusterEndingIn("e")(argument) || clusterEndingIn("E")(argument);
const JAVASCRIPT = oneOf("-e", "--eval", "-p", "--print", "-pe");

const EVAL_FLAGS: ReadonlyMap<string, EvalFlag> = new Map<string, EvalFlag>([
  ...["sh", "bash", "zsh", "dash", "ash", "ksh", "fish"].map((shell) => [shell, POSIX_SHELL] as const),
  ["cmd", WINDOWS_SHELL],
  ["powershell", POWERSHELL],
  ["pwsh", POWERSHELL],
  ["node", JAVASCRIPT],
  ["bun", JAVASCRIPT],
  ["deno", oneOf("eval")],
  ["npx", oneOf("-c", "--call")],
  ["python", POSIX_SHELL],
  ["python3", POSIX_SHELL],
  ["perl", SCRIPT_E],
  ["ruby", SCRIPT_E],
  ["php", oneOf("-r")],
  ["osascript", () => true],
]);

/** Looks through the launcher's own flags, that is up to and including its first argument that is no flag. */
function evalArgument({ program, args }: Launcher): string | null {
  const isEval = EVAL_FLAGS.get(program);
  if (isEval === undefined) return null;
  const firstOperand = args.findIndex((word) => !/^[-/]/.test(word.text));
  const own = firstOperand < 0 ? args : args.slice(0, firstOperand + 1);
  return own.find((word) => isEval(word.text))?.text ?? null;
}

function evaluatePackage(pkg: Package, index: number): RawFinding[] {
  const findings = launchersOf(pkg, index).flatMap((launcher): RawFinding[] => {
    const flag = evalArgument(launcher);
    if (flag === null) return [];
    return [{
      pointer: launcher.pointer,
      message: "The server is started through an interpreter that runs text from the command line, so the reviewed package need not be what runs.",
      evidence: `${launcher.program} ${flag}`,
    }];
  });
  // `--entrypoint sh -c` is both an entry point and a word: one place, one finding.
  return [...new Map(findings.map((finding) => [finding.pointer, finding])).values()];
}

/** A003: the launch command is a shell or an interpreter given code as text. */
export const shellLauncher: Rule = {
  id: "A003",
  version: 1,
  title: "Shell or eval launcher",
  severity: "critical",
  subject: "manifest",
  references: ["MCP05", "CWE-78"],
  explanation: "With `sh -c`, `node -e` and the like the command line itself is the program: nothing pins, signs or scans it.",
  evaluate: ({ manifest }) => (manifest.packages ?? []).flatMap(evaluatePackage),
};
