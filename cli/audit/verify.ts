import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { CHAIN_START, type ChainPlace, linkProblem } from "@/lib/audit/chain";
import { auditEntrySchema } from "@/lib/audit/schema";
import { AppError } from "@/lib/http/errors";

const SENTENCES = {
  gap: "an entry is missing before it (only an export of the whole record can be checked)",
  broken_link: "it does not follow the entry before it",
  altered: "its fields do not have the hash it names",
} as const;

/** `gatehouse verify-audit FILE`: checks the chain of an exported record without any database. Throws when it is broken. */
export async function verifyAuditFile(file: string | undefined): Promise<void> {
  if (file === undefined) throw new AppError("invalid_request", "Name the exported file (JSONL).");
  let at: ChainPlace = { seq: 0, hash: CHAIN_START };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const entry = entryOf(line, at.seq + 1);
    const problem = linkProblem(at, entry);
    if (problem !== null) throw new AppError("conflict", `The record is broken at entry ${entry.seq}: ${SENTENCES[problem]}.`);
    at = { seq: entry.seq, hash: entry.hash };
  }
  process.stdout.write(`${JSON.stringify({ intact: true, entries: at.seq, lastHash: at.hash })}\n`);
}

function entryOf(line: string, number: number) {
  try {
    return auditEntrySchema.parse(JSON.parse(line));
  } catch {
    throw new AppError("invalid_request", `Line ${number} is no entry of a record.`);
  }
}
