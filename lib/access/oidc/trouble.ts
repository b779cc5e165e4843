import { AsyncLocalStorage } from "node:async_hooks";

/** What went wrong between the provider and us, as the sign-in page tells it. */
export type SignInTrouble = "denied" | "mismatch" | "unreachable" | "provider_failed";

/** next-auth tells its errors to one logger for all requests; this is the way back to the request. */
const ofRequest = new AsyncLocalStorage<{ cause: unknown }>();

/** Runs a request of next-auth, and gives what it logged as an error last. */
export async function watchingTrouble<T>(work: () => Promise<T>): Promise<{ answer: T; cause: unknown }> {
  const seen: { cause: unknown } = { cause: undefined };
  return { answer: await ofRequest.run(seen, work), cause: seen.cause };
}

/** For next-auth's logger. */
export function noteTrouble(metadata: unknown): void {
  const seen = ofRequest.getStore();
  if (seen === undefined) return;
  seen.cause = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : metadata;
}

const NETWORK = /timed out|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|certificate|expected 200 OK/i;
const MISMATCH = /mismatch|cookie was missing|state missing|nonce|code_verifier|invalid_grant|Value could not be parsed|does not exist in cookies|missing/i;

/** Sorts an error of the library by what a person can do about it. `denied` comes from the provider's own word. Pure. */
export function troubleOf(cause: unknown, providerError: string | null): SignInTrouble {
  if (providerError === "access_denied") return "denied";
  const text = cause instanceof Error ? `${cause.name} ${cause.message} ${"code" in cause ? String(cause.code) : ""}` : String(cause);
  if (NETWORK.test(text)) return "unreachable";
  return MISMATCH.test(text) ? "mismatch" : "provider_failed";
}
