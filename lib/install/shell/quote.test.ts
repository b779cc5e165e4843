import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLine } from "./quote";

/** What shells give a meaning, more often than chance would. */
const nasty = fc.constantFrom("'", '"', "\\", "$", "`", "%", "!", "^", "&", "|", ";", "<", ">", "(", ")", "*", "?", "~", "#", "{", "}", "\n", " ", "\t", "天", "é", "-", "=", "@", "");
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.array(nasty, { maxLength: 10 }).map((parts) => parts.join("")), fc.constantFrom("$(id)", "%PATH%", "${HOME}", "`id`", "-y", "a'b\"c", "--", "-Dx.y", "-p:q", "1.0", "1kb", "--x=1"));
const argv = fc.array(text, { minLength: 1, maxLength: 6 });

/** The C runtime of Windows: how a program splits the one command line it is given. */
function splitByRuntime(line: string): string[] {
  const args: string[] = [];
  for (const word of line.match(/(?:\\[\\"]|[^\s"]|"(?:\\.|[^"\\])*(?:"|$))+/g) ?? []) {
    let out = "";
    let rest = word;
    while (rest !== "") {
      const [, slashes = "", quote = ""] = /^(\\*)("?)/.exec(rest) ?? [];
      rest = rest.slice(slashes.length + quote.length);
      out += quote === "" ? slashes : "\\".repeat(Math.floor(slashes.length / 2)) + (slashes.length % 2 === 1 ? '"' : "");
      const [plain = ""] = /^[^\\"]*/.exec(rest) ?? [];
      out += plain;
      rest = rest.slice(plain.length);
    }
    args.push(out);
  }
  return args;
}

/** Operators that cmd.exe would act on: those outside double quotes, which it counts without looking at backslashes. */
function operatorsSeenByCmd(line: string): string[] {
  let isQuoted = false;
  return [...line].filter((letter) => {
    if (letter === '"') isQuoted = !isQuoted;
    return letter === "%" || (!isQuoted && /[&|<>^]/.test(letter));
  });
}

/** A word without quotes as PowerShell 5.1 hands it to a script: `--` ends its own options, a dot or colon ends a name, numbers are counted. */
function bareWords(word: string): string[] {
  if (word === "--") return [];
  const [, option, rest] = /^(-[A-Za-z_?][\w-]*:?)([.:]?.*)$/.exec(word) ?? [];
  if (option !== undefined && /[.:]/.test(word) && !word.startsWith("--")) return [option, rest ?? ""].filter((part) => part !== "");
  return /^[+-]?(?:\d|\.\d)/.test(word) ? [`${Number.parseFloat(word)}`] : [word];
}

/** What PowerShell 5.1 hands on: the text between single quotes, in double quotes where it has blanks and nothing else. */
function handedOnByPowerShell(line: string): string {
  const words = [...line.matchAll(/'((?:[^']|'')*)'|(\S+)/g)].flatMap(([, quoted, plain]) => (quoted === undefined ? bareWords(plain ?? "") : [quoted.replaceAll("''", "'")]));
  return words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(" ");
}

describe("a command line", () => {
  it("for sh runs exactly the argument list, whatever is in it", () => {
    // One shell for all samples; `\0` cannot be in an argument, so it ends each of them.
    const samples = fc.sample(argv, 400).filter((words) => words.every((word) => !word.includes("\0") && Buffer.from(word, "utf8").toString("utf8") === word));
    const script = samples.map((words) => `printf '%s\\0' ${commandLine("sh", words)}; printf '\\0'`).join("\n");
    const { stdout } = spawnSync("/bin/sh", ["-s"], { input: script, maxBuffer: 1 << 26 });
    expect(stdout.toString("utf8")).toBe(samples.map((words) => words.map((word) => `${word}\0`).join("") + "\0").join(""));
    expect(samples.length).toBeGreaterThan(300);
  });

  it("for cmd reaches the program unharmed and shows cmd no operator, or is not written", () => {
    fc.assert(
      fc.property(argv, (words) => {
        const line = commandLine("cmd", words);
        if (line === null) return;
        expect(splitByRuntime(line)).toEqual(words);
        expect(operatorsSeenByCmd(line)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("for PowerShell reaches the program unharmed, by way of a cmd file too, or is not written", () => {
    fc.assert(
      fc.property(argv, (words) => {
        const line = commandLine("powershell", words);
        if (line === null) return;
        const handedOn = handedOnByPowerShell(line);
        expect(splitByRuntime(handedOn)).toEqual(words);
        expect(operatorsSeenByCmd(handedOn)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["sh", ["code", "--add-mcp", '{"a":"b c"}'], `code --add-mcp '{"a":"b c"}'`],
    ["cmd", ["code", "--add-mcp", '{"a":"b c"}'], String.raw`code --add-mcp "{\"a\":\"b c\"}"`],
    ["powershell", ["code", "--add-mcp", '{"a":"b c"}'], String.raw`code --add-mcp '{\"a\":\"b c\"}'`],
    ["powershell", ["it's", "@acme/x"], "'it''s' '@acme/x'"],
    ["powershell", ["claude", "--", "java", "-Dx.y=1", "-jar", "--port", "8080"], "claude '--' java '-Dx.y=1' -jar --port '8080'"],
    ["cmd", ["a", "%PATH%"], null],
    ["cmd", ["a", '"&calc"'], null],
    ["powershell", ["a", "x&calc"], null],
  ] as const)("for %s is as its users write it: %j", (shell, words, line) => {
    expect(commandLine(shell, words)).toBe(line);
  });
});
