import { isIP } from "node:net";
import type { Config } from "@/lib/config/schema";
import { AppError } from "@/lib/http/errors";

/** Who passkeys are made for: they work at this host and origin only. */
export interface RelyingParty {
  id: string;
  origin: string;
}

type Address = Pick<Config, "publicUrl" | "publicUrlConfigured" | "port">;

/**
 * The relying party of an installation, or null where browsers allow none: passkeys belong to a host name, behind TLS or at
 * `localhost`. Without GATEHOUSE_PUBLIC_URL that is `localhost` at our port. Pure.
 */
export function relyingParty({ publicUrl, publicUrlConfigured, port }: Address): RelyingParty | null {
  if (!publicUrlConfigured) return { id: "localhost", origin: `http://localhost:${port}` };
  const { hostname, protocol, origin } = new URL(publicUrl);
  const named = isIP(hostname) === 0 && !hostname.startsWith("[");
  return named && (protocol === "https:" || hostname === "localhost") ? { id: hostname, origin } : null;
}

/** As `relyingParty`. Throws `passkeys_unavailable` (409). */
export function demandRelyingParty(address: Address): RelyingParty {
  const party = relyingParty(address);
  if (party === null) throw new AppError("passkeys_unavailable", "Passkeys need GATEHOUSE_PUBLIC_URL to be an https address with a host name, or http://localhost.");
  return party;
}
