import { expect, inject, vi } from "vitest";
import { z } from "zod";
import { type Session, success } from "@/test/gatehouse/governance-steps";
import { signIn } from "@/test/gatehouse/session";
import type { PersonName } from "@/test/gatehouse/start";
import type { RoutersPlace } from "./setup";

/** What runs for these tests; for files named `*.rtest.ts` only. */
export const place = (): RoutersPlace => inject("routersPlace");

export function signedInAs(person: PersonName): Promise<Session> {
  const { baseUrl, people } = place().gatehouse;
  return signIn(baseUrl, people[person].email, people[person].password);
}

const targetSchema = z.object({ servers: z.record(z.string(), z.number()), trouble: z.object({ reason: z.string() }).nullable() });
const findingsSchema = z.object({ items: z.array(z.object({ kind: z.string(), subject: z.string(), detail: z.string(), evidence: z.unknown() })) });

/** How many servers of the target are in which state; throws what keeps the whole target from working. */
export async function targetStates(admin: Session): Promise<Record<string, number>> {
  const { servers, trouble } = await success(admin.fetch(targetPath()), targetSchema);
  if (trouble !== null) throw new Error(trouble.reason);
  return Object.fromEntries(Object.entries(servers).filter(([, count]) => count > 0));
}

export async function targetFindings(admin: Session) {
  return (await success(admin.fetch(`${targetPath()}/findings`), findingsSchema)).items;
}

/** Changing what is done about drift makes the target look for it at once. */
export async function setDrift(admin: Session, drift: "report" | "repair"): Promise<void> {
  await success(admin.fetch(targetPath(), { method: "PATCH", body: JSON.stringify({ drift }) }), z.unknown());
}

/** Resolves when all that is approved stands in Nacos. */
export async function allSynced(admin: Session, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await targetStates(admin)).toEqual({ synced: count }), { timeout: 60_000, interval: 500 });
}

function targetPath(): string {
  const { nacos } = place();
  if (nacos === null) throw new Error("there is no Nacos");
  return `/api/v1/targets/${nacos.targetId}`;
}
