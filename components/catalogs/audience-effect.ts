import type { Audience } from "@/lib/catalog/catalog-schema";

/** Who reads: from tokens that are bound to the catalog up to everybody. */
const BREADTH: Record<Audience, number> = { token: 0, "signed-in": 1, public: 2 };

/** What a change of audience does to readers, as the messages name it: nothing, who gains sight, or who loses it. */
export type AudienceEffect = "same" | "gain.public" | "gain.signed-in" | "lose.signed-in" | "lose.token";

/** Pure. */
export function audienceEffect(from: Audience, to: Audience): AudienceEffect {
  if (from === to) return "same";
  if (BREADTH[to] > BREADTH[from]) return to === "public" ? "gain.public" : "gain.signed-in";
  return to === "token" ? "lose.token" : "lose.signed-in";
}
