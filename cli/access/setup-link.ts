import { parseArgs } from "node:util";
import { setupLinkAtCommand } from "@/lib/access/break-glass";
import { AppError } from "@/lib/http/errors";
import { enterDatabase } from "../enter-database";

/** `gatehouse setup-link EMAIL [--without-passkeys]`: the way in for whoever is locked out (docs/SIGNIN.md). */
export async function printSetupLink(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { "without-passkeys": { type: "boolean", default: false } } });
  const [email, ...more] = positionals;
  if (email === undefined || more.length > 0) throw new AppError("invalid_request", "Name one person by e-mail address.");
  const leave = await enterDatabase();
  try {
    process.stdout.write(`${await setupLinkAtCommand(email, values["without-passkeys"])}\n`);
  } finally {
    await leave();
  }
}
