import type { Shell } from "@/lib/install/configuration/schema";

/** One argument as a shell reads it; null where the shell cannot carry it unharmed to every kind of program. */
type Quote = (text: string) => string | null;

const CONTROL = /[\u0000-\u001f\u007f]/;
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;
const PLAIN_WINDOWS = /^[A-Za-z0-9_@+=:./\\-]+$/;
/**
 * What PowerShell leaves as it is: options without a dot or colon, and words that begin with a letter. It drops a bare `--`,
 * takes `-Dx.y` for two words (5.1), and hands numbers such as `1kb` to scripts as it counts them; clients often are scripts there.
 */
const PLAIN_POWERSHELL = /^(?:--?[A-Za-z][A-Za-z0-9_-]*|[A-Za-z_/\\][A-Za-z0-9_@+=:./\\-]*)$/;
/** What cmd.exe gives a meaning. Clients are often `.cmd` files there, so a second cmd.exe reads the same text again. */
const CMD_OPERATORS = /[&|<>^%]/;

/** POSIX: between single quotes nothing has a meaning. */
const quoteSh: Quote = (text) => {
  if (text.includes("\0")) return null;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
};

/** The C runtime's rule: backslashes count only in front of a double quote, and are doubled there. */
function escapeDoubleQuotes(text: string): string {
  return text.replace(/(\\*)"/g, String.raw`$1$1\"`);
}

/** cmd.exe. `%NAME%` is replaced even between quotes. */
const quoteCmd: Quote = (text) => {
  if (CONTROL.test(text) || text.includes("%")) return null;
  if (PLAIN_WINDOWS.test(text)) return text;
  return `"${escapeDoubleQuotes(text).replace(/\\+$/, "$&$&")}"`;
};

/**
 * PowerShell. Between single quotes nothing has a meaning, but what it hands to a program on Windows loses inner double
 * quotes unless they are escaped once more (5.1 always; 7 for `.cmd` files, which most clients are there). It adds
 * quotes of its own only around blanks, so an operator would reach cmd.exe unquoted.
 */
const quotePowerShell: Quote = (text) => {
  if (CONTROL.test(text) || text === "" || CMD_OPERATORS.test(text)) return null;
  if (PLAIN_POWERSHELL.test(text)) return text;
  const escaped = escapeDoubleQuotes(text).replace(/\\+$/, (end) => (/\s/.test(text) ? end + end : end));
  return `'${escaped.replaceAll("'", "''")}'`;
};

const QUOTES: Readonly<Record<Shell, Quote>> = { sh: quoteSh, powershell: quotePowerShell, cmd: quoteCmd };

/**
 * A command line of a shell that runs exactly this argument list, or null where it cannot be written so that it certainly
 * does. Property tests run the POSIX form; the Windows forms are held against models of their parsers.
 */
export function commandLine(shell: Shell, argv: readonly string[]): string | null {
  const words = argv.map(QUOTES[shell]);
  // cmd counts every double quote, escaped or not: after one, an operator in any later word may stand outside quotes.
  const isMixed = argv.some((word) => word.includes('"')) && argv.some((word) => CMD_OPERATORS.test(word));
  if (shell === "cmd" && isMixed) return null;
  return words.every((word) => word !== null) ? words.join(" ") : null;
}
