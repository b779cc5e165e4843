import path from "node:path";
import type { FirstPeople } from "@/lib/access/first-people";
import type { Config } from "@/lib/config/schema";

/** A line for the person who started us. */
export function say(line: string): void {
  process.stdout.write(`gatehouse: ${line}\n`);
}

/** A line about what went wrong. */
export function complain(line: string): void {
  process.stderr.write(`gatehouse: ${line}\n`);
}

/** Tells where Gatehouse is, who can sign in, and where the data lies. Passwords are shown once. */
export function announceReady(config: Config, { people, setupUrl, credentialsFile }: FirstPeople): void {
  process.stdout.write(["", `  Gatehouse is ready at ${config.publicUrl}`, ...peopleLines(config, people, credentialsFile), ...setupLines(setupUrl), ...dataLines(config), "", ""].join("\n"));
}

function peopleLines(config: Config, people: FirstPeople["people"], file: string | null): string[] {
  if (people.length === 0) return config.embedded ? ["", `  Sign-ins: see ${path.join(config.dataDir, "credentials.json")}`] : [];
  const width = Math.max(...people.map(({ email }) => email.length));
  const lines = people.map(({ email, password, roles }) => `    ${email.padEnd(width)}  ${password}  (${roles.join(", ")})`);
  return ["", "  Sign-ins, shown once:", ...lines, ...(file === null ? [] : [`    kept in ${file}`])];
}

const setupLines = (url: string | null) => (url === null ? [] : ["", "  Set the administrator's password (works once):", `    ${url}`]);

const dataLines = (config: Config) => ["", config.embedded ? `  Data: ${config.dataDir} (embedded PostgreSQL)` : "  Data: the PostgreSQL of DATABASE_URL"];
