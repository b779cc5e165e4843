import type { ClientId, Os } from "@/lib/install/configuration/schema";

/** Cookies, so that the server already shows the remembered client; each value is from a fixed list. */
export const CHOICE_COOKIES = { client: "install-client", os: "install-os", target: "install-target" } as const;

/** What a person chose before, as far as anything is known. */
export interface RememberedChoice {
  client: ClientId;
  os: Os;
  target?: string | undefined;
}

/** The system a browser says it runs on; Linux where it says nothing we know. */
export function systemOf(userAgent: string): Os {
  if (/Windows/i.test(userAgent)) return "windows";
  return /Mac OS X|Macintosh|iPhone|iPad/i.test(userAgent) ? "macos" : "linux";
}
