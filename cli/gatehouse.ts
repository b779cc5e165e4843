#!/usr/bin/env node
import { printSetupLink } from "./access/setup-link";
import { verifyAuditFile } from "./audit/verify";
import { importFile, runStoredImport } from "./import/commands";

const USAGE = `usage:
  gatehouse import FILE [--catalog default] [--list --reason TEXT] [--as EMAIL]
      Takes in a JSON array of server.json, or a dump of /v0.1/servers. Each version goes to review in the catalog;
      with --list it is listed without votes, where the catalog's policy has allowImport. The same command again
      goes on where an interrupted one stopped.
  gatehouse setup-link EMAIL [--without-passkeys]
      Prints a one-time link with which this person sets a password or links the OpenID provider: for whoever is locked
      out. With --without-passkeys it also removes their passkeys, which may be lost.
  gatehouse verify-audit FILE
      Checks the hash chain of an exported audit record (JSON lines, without a filter), without any database.
`;

/** The command line: `gatehouse COMMAND …`. What a command does is below cli/COMMAND and in lib. */
async function main([command, ...args]: string[]): Promise<void> {
  switch (command) {
    case "import":
      return importFile(args);
    case "setup-link":
      return printSetupLink(args);
    case "verify-audit":
      return verifyAuditFile(args[0]);
    // Not for people: the process of one import, started by the server.
    case "import-run":
      return runStoredImport(args[0] ?? "");
    default:
      process.stderr.write(USAGE);
      process.exitCode = command === "help" || command === "--help" ? 0 : 2;
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  const detail = "detail" in error ? String(error.detail) : error.message;
  process.stderr.write(`gatehouse: ${detail}\n`);
  process.exitCode = 1;
});
