import type { Asked } from "./entry";

/** Where in a configuration a text stands; clients replace references in some places only. */
export type Place = "argument" | "env" | "header" | "url";

export interface ReferencePoint {
  place: Place;
  /** The environment variable that holds the value. */
  variable: string;
  /** The short key of the server. */
  key: string;
  /** The text behind the reference. */
  next: string;
}

/** How a client is told of a value that is not in its file (install.md §1.5 step F). */
export interface SecretStyle {
  /** The reference in this place, or null where the client would take it literally. */
  reference(asked: Asked, at: ReferencePoint): string | null;
  /** What the client itself replaces in a literal text: a manifest must not get at the user's own values that way. */
  expands: RegExp | null;
  /** The name under which the client holds a variable, where it is another. */
  holds?(variable: string): string;
  /** The client asks its user, so open values and defaults are left to it as well. */
  asks: boolean;
}

const EVERYWHERE: readonly Place[] = ["argument", "env", "header", "url"];

/** A reference by name to an environment variable, or to a secret the client keeps. Only secrets are referred to. */
export function byReference(write: (variable: string, next: string) => string, expands: RegExp, places: readonly Place[] = EVERYWHERE): SecretStyle {
  return { reference: ({ input }, { variable, place, next }) => (input.secret && places.includes(place) ? write(variable, next) : null), expands, asks: false };
}

/** The client keeps no secrets: its user writes them into the file. */
export const IN_THE_FILE: SecretStyle = { reference: () => null, expands: null, asks: false };

const OWN_NAME = /^[A-Za-z_]\w*$/;

/**
 * The environment variable a value is read from: the one the user named, the variable itself where it is one, else one that
 * begins with the key, so that two servers with the same input do not share a secret.
 */
export function variableName({ input, variable }: Asked, key: string): string {
  if (variable !== undefined) return variable;
  if (input.where === "env" && OWN_NAME.test(input.id)) return input.id;
  return ownName(key, input.id);
}

/** A name for a variable of this server, `[A-Z0-9_]+`. */
export function ownName(key: string, what: string): string {
  return `${key}_${what}`.toUpperCase().replace(/[^A-Z0-9]+/g, "_").replace(/^(?=\d)/, "_");
}
