import type { Kind } from "@/lib/review/queue-names-schema";

/** What was listed when a review was opened. */
export interface KindFacts {
  /** This version had been listed in this catalog before. */
  listedHere: boolean;
  /** This version had been listed in another catalog. */
  listedElsewhere: boolean;
  /** Another version of the server had been listed in this catalog. */
  serverListedHere: boolean;
}

/**
 * What a review asks for (UX contract §3.2): the same version again after an expiry or a withdrawal, a version that another catalog
 * has, a further version of a server that is known here, or a server that is not. Pure; kept with the review, since its own
 * approval changes the facts.
 */
export function reviewKind({ listedHere, listedElsewhere, serverListedHere }: KindFacts): Exclude<Kind, "request"> {
  if (listedHere) return "renewal";
  if (listedElsewhere) return "promotion";
  return serverListedHere ? "version" : "new";
}
