import { budgets, spend } from "@/lib/access/budgets";
import { verifyPassword } from "@/lib/access/password";
import { findSignIn } from "@/lib/access/principal-repository";
import { createRateLimiter } from "@/lib/access/rate-limit";
import type { RequestContext } from "@/lib/access/schema";
import { openSession } from "@/lib/access/sessions";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import type { Credentials } from "@/lib/access/user-schema";
import { change } from "@/lib/audit/write";
import { addressKey } from "@/lib/http/client-address";

const WINDOW_MS = 15 * 60_000;
/** Guesses at one person from one address; success forgets them. The budget `login` counts those at anybody. */
const perPerson = createRateLimiter(10, WINDOW_MS);

export interface OpenedSession {
  sessionId: string;
  principalId: string;
  name: string;
  email: string;
}

/**
 * Signs a person in with e-mail and password and opens a session. Null when either is wrong or the person is disabled;
 * the work done is the same in every case. Failures of known people are recorded. Throws `rate_limited` (429).
 */
export async function signIn(given: Credentials, request: RequestContext, userAgent: string | null): Promise<OpenedSession | null> {
  const address = addressKey(request.ip);
  const key = `${address} ${given.email}`;
  spend(budgets().login, "login", address, "attempts to sign in");
  spend(perPerson, "login", key, "attempts to sign in");
  const giveBack = (): void => {
    perPerson.giveBack(key);
    budgets().login.giveBack(address);
  };
  try {
    const opened = await openIfRight(given, request, userAgent);
    if (opened !== null) {
      giveBack();
      perPerson.forget(key);
    }
    return opened;
  } catch (error) {
    // What failed on our side was no guess.
    giveBack();
    throw error;
  }
}

async function openIfRight({ email, password }: Credentials, request: RequestContext, userAgent: string | null): Promise<OpenedSession | null> {
  const person = await findSignIn(email);
  const matches = await verifyPassword(password, person?.passwordHash ?? null);
  if (person === null) return null;
  if (!matches || person.disabledAt !== null) {
    await recordRefusal(person.id, email, matches ? "disabled" : "wrong password", request);
    return null;
  }
  const sessionId = await openSession({ id: person.id, email }, request, userAgent);
  return { sessionId, principalId: person.id, name: person.name, email };
}

async function recordRefusal(id: string, email: string, reason: string, request: RequestContext): Promise<void> {
  await change({ ...SYSTEM_CALLER, request }, async (work) => {
    work.record({ action: "session.open.refused", object: email, objectIds: [id], reason });
  });
}
