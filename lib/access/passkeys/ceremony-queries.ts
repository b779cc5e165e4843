import { ApiProblem, callApi } from "@/lib/http/api-client";

const ceremonyOptionsShape = async () => (await import("@/lib/access/passkeys/schema")).ceremonyOptionsSchema;
const provenShape = async () => (await import("@/lib/access/passkeys/schema")).provenSchema;

/** Ceremonies in the browser. The library comes when one begins: pages do not carry it. */

/** Whether the person closed the prompt, or let it time out: the browser does not tell which, and it is no error. */
function wasCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");
}

/** What the browser refuses for other reasons, such as an address at which passkeys do not work. */
function browserProblem(error: unknown): ApiProblem {
  const known = error instanceof Error && error.name === "InvalidStateError" ? "conflict" : "passkeys_unavailable";
  return new ApiProblem(0, { code: known, detail: error instanceof Error ? error.message : "", errors: [] });
}

async function ask<Answer>(prompt: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await prompt();
  } catch (error) {
    if (wasCancelled(error)) return null;
    throw browserProblem(error);
  }
}

/** Lets the browser make a passkey. Null: the person cancelled. Throws `ApiProblem`. */
export async function createPasskey() {
  const options = await callApi(ceremonyOptionsShape, "/passkeys/options", { method: "POST" });
  const { startRegistration } = await import("@simplewebauthn/browser");
  return ask(() => startRegistration({ optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]["optionsJSON"] }));
}

/** Lets the browser use a passkey and sends what it says. False: the person cancelled. Throws `ApiProblem`. */
async function assertPasskey(path: string): Promise<boolean> {
  const options = await callApi(ceremonyOptionsShape, `${path}/options`, { method: "POST" });
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const credential = await ask(() => startAuthentication({ optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]["optionsJSON"] }));
  if (credential === null) return false;
  await callApi(provenShape, path, { method: "POST", body: { credential } });
  return true;
}

/** Proves the session, for acts that ask again. */
export function proveSession(): Promise<boolean> {
  return assertPasskey("/passkeys/proof");
}

/** Completes a sign-in that waits for a passkey. */
export function completeSignIn(): Promise<boolean> {
  return assertPasskey("/sign-in/passkey");
}
