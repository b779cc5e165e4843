import { isSignedInPerson } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { AppError } from "@/lib/http/errors";

/** A person at a browser: passkeys belong to one, and prove one's session. */
export interface SignedInPerson {
  id: string;
  email: string;
  sessionId: string;
}

/** The person behind a call. Throws `person_required`. */
export function demandPerson({ viewer }: Caller): SignedInPerson {
  if (!isSignedInPerson(viewer) || viewer.sessionId === null) throw new AppError("person_required", "Sign in: passkeys belong to people at a browser.");
  return { id: viewer.principalId, email: viewer.email ?? "", sessionId: viewer.sessionId };
}
