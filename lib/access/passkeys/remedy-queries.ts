import { provideRemedy } from "@/lib/http/api-client";

/** Acts that ask again: the passkey's prompt comes up, then the act is repeated. Loaded when it is first needed. */
export function askForPasskeyWhenDemanded(): void {
  provideRemedy("step_up_required", async () => (await import("@/lib/access/passkeys/ceremony-queries")).proveSession());
}
