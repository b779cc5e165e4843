import { type GeneratedCredential, keepCredentials } from "@/lib/access/credentials-file";
import { firstPeoplePlan, type PlannedPerson } from "@/lib/access/first-people-plan";
import { hashPassword } from "@/lib/access/password";
import { countPeople, findAdminWithoutPassword, insertPerson } from "@/lib/access/principal-repository";
import { issueSetupLink } from "@/lib/access/setup-link";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { randomSecret } from "@/lib/access/token-format";
import { type Change, change } from "@/lib/audit/write";
import { announceAccess } from "@/lib/catalog/feed";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { lockText } from "@/lib/db/transaction";

/** What the start prints. */
export interface FirstPeople {
  /** People just created with a generated password: shown once. */
  people: GeneratedCredential[];
  /** One-time link of an administrator who has no password yet. */
  setupUrl: string | null;
  /** Absolute path of the file that keeps the passwords (mode 600). Null when none were generated now. */
  credentialsFile: string | null;
}

const NOTHING_TO_PRINT: FirstPeople = { people: [], setupUrl: null, credentialsFile: null };

interface ReadyPerson extends PlannedPerson {
  /** Null: a set-up link. */
  clearPassword: string | null;
  passwordHash: string | null;
}

/**
 * Creates the first people of an empty installation (governance.md §3 "First people"). Later starts change nothing,
 * except that an administrator who never used the set-up link, while nobody else administers, gets a new one.
 * Several processes may call it at once: one of them creates, and only that one has something to print.
 */
export async function ensureFirstPeople(): Promise<FirstPeople> {
  const empty = (await countPeople(prisma())) === 0;
  if (!empty && (await findAdminWithoutPassword(prisma())) === null) return NOTHING_TO_PRINT;
  // Hashing is slow on purpose: before the transaction, and only in an empty installation.
  const people = empty ? await Promise.all(firstPeoplePlan(config()).map(ready)) : [];
  return change(SYSTEM_CALLER, async (work) => {
    await lockText(work.tx, "first people");
    return (await countPeople(work.tx)) === 0 ? create(work, people) : renewSetupLink(work);
  });
}

async function ready(person: PlannedPerson): Promise<ReadyPerson> {
  const { password } = person;
  if (password.kind === "setup-link") return { ...person, clearPassword: null, passwordHash: null };
  // 20 base62 digits are 119 bits: enough for a password that people type once.
  const clearPassword = password.kind === "given" ? password.password : randomSecret().slice(-20);
  return { ...person, clearPassword, passwordHash: await hashPassword(clearPassword) };
}

async function create(work: Change, people: ReadyPerson[]): Promise<FirstPeople> {
  const printed: FirstPeople = { people: [], setupUrl: null, credentialsFile: null };
  for (const { email, name, roles, password, clearPassword, passwordHash } of people) {
    const row = await insertPerson(work.tx, { email, name, roles, passwordHash });
    work.record({ action: "user.create", object: email, objectIds: [row.id], after: { name, roles }, reason: "first start" });
    if (password.kind === "generated" && clearPassword !== null) printed.people.push({ email, password: clearPassword, roles });
    if (password.kind === "setup-link") printed.setupUrl = (await issueSetupLink(work.tx, row.id)).url;
  }
  announceAccess(work);
  // Before the commit: a crash in between leaves a file that the next start replaces, never people nobody can be.
  if (printed.people.length > 0) printed.credentialsFile = await keepCredentials(config().dataDir, printed.people);
  return printed;
}

async function renewSetupLink(work: Change): Promise<FirstPeople> {
  const admin = await findAdminWithoutPassword(work.tx);
  work.record({ action: "setup_link.renew", object: admin?.email ?? "nobody", objectIds: admin === null ? [] : [admin.id] });
  return admin === null ? NOTHING_TO_PRINT : { ...NOTHING_TO_PRINT, setupUrl: (await issueSetupLink(work.tx, admin.id)).url };
}
