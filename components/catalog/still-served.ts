/**
 * What an install plan says of its version. `revoked`: it is there and no longer served, for certain. `gone`: there is none, which not
 * every version has. `unknown`: a network or a server that fails says nothing about the version.
 */
export type Standing = "served" | "revoked" | "gone" | "unknown";

/** Whether a page must say that its version fell: `stood` when the page has seen it served. Null: nothing new is known. Pure. */
export function hasFallen(standing: Standing, stood: boolean): boolean | null {
  return standing === "unknown" ? null : standing === "revoked" || (stood && standing === "gone");
}

/** Asks without fetching the plan; a look is not counted as a pull. Never throws. */
export async function standingOf(plan: string, signal: AbortSignal): Promise<Standing> {
  try {
    const { status, ok } = await fetch(plan, { method: "HEAD", cache: "no-store", signal });
    if (ok) return "served";
    if (status === 409) return "revoked";
    return status === 404 ? "gone" : "unknown";
  } catch {
    return "unknown";
  }
}
