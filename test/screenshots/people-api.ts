import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Session } from "@/test/gatehouse/session";

const WAIT_MS = 60_000;

/** Calls the product API as a person. Throws with the whole refusal. */
export async function call<T>(who: Session, schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await who.fetch(`/api/v1${path}`, { method, headers: { "content-type": "application/json" }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return schema.parse(text === "" ? undefined : JSON.parse(text));
}

/** The same where nobody looks at the answer. */
export async function act(who: Session, method: string, path: string, body?: unknown): Promise<void> {
  await call(who, z.unknown(), method, path, body);
}

/** Asks again until there is an answer. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(250);
  }
  throw new Error(`${what}: not within ${WAIT_MS / 1000} s`);
}
