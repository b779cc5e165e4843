import { z } from "zod";
import { isStorable } from "@/lib/http/storable-text-schema";

/** What an OpenID provider says of a person, cut down to what Gatehouse uses. */
export interface ProviderPerson {
  issuer: string;
  subject: string;
  /** Lower case; null when the provider tells none that could be one. */
  email: string | null;
  /** False when the provider says so or says nothing. */
  emailVerified: boolean;
  name: string;
  groups: string[];
}

const MOST_GROUPS = 2000;
const LONGEST_GROUP = 256;
const LONGEST_NAME = 120;

const storable = z.string().refine(isStorable);
/** OpenID Connect Core §2: a subject has 255 ASCII characters at most. */
const identitySchema = z.object({ iss: storable.min(1).max(2048), sub: storable.min(1).max(255) });
const emailSchema = z.email().max(254).toLowerCase();

/**
 * Reads the claims of an identity token and of the user info, which the library has verified. Null when they name no subject
 * that can be kept. Everything else is taken as far as it is sound: an odd name or a thousand groups keep nobody out. Pure.
 */
export function readClaims(claims: Readonly<Record<string, unknown>>, groupsClaim: string): ProviderPerson | null {
  const identity = identitySchema.safeParse(claims);
  if (!identity.success || identity.data.sub.trim() === "") return null;
  const email = emailSchema.safeParse(claims.email);
  return {
    // One spelling: a slash at its end is the only freedom an issuer takes.
    issuer: identity.data.iss.replace(/\/+$/, ""),
    subject: identity.data.sub,
    email: email.success ? email.data : null,
    // Some providers send the word.
    emailVerified: claims.email_verified === true || claims.email_verified === "true",
    name: nameOf(claims) ?? (email.success ? email.data : identity.data.sub).slice(0, LONGEST_NAME),
    groups: groupsOf(claims, groupsClaim),
  };
}

/** Control characters and direction marks could make one name look like another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function nameOf(claims: Readonly<Record<string, unknown>>): string | null {
  for (const claim of [claims.name, claims.preferred_username]) {
    if (typeof claim !== "string") continue;
    const name = [...claim.slice(0, 1000).replaceAll(INVISIBLE, "").normalize("NFC").trim()].slice(0, LONGEST_NAME).join("");
    if (name !== "") return name.slice(0, LONGEST_NAME);
  }
  return null;
}

/** The claim by its name; a name with dots is also a path, such as `realm_access.roles`. */
function groupsOf(claims: Readonly<Record<string, unknown>>, name: string): string[] {
  const found = Object.hasOwn(claims, name) ? claims[name] : name.split(".").reduce<unknown>(memberOf, claims);
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  const groups = list.slice(0, MOST_GROUPS).filter((group) => typeof group === "string");
  return groups.filter((group) => group !== "" && group.length <= LONGEST_GROUP && isStorable(group));
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
