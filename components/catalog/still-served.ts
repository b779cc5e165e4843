/** What an install plan says of its version. `unknown`: a network or a server that fails says nothing about the version. */
export type Standing = "served" | "gone" | "unknown";

/** Asks without fetching the plan; a look is not counted as a pull. Never throws. */
export async function standingOf(plan: string, signal: AbortSignal): Promise<Standing> {
  try {
    const { status, ok } = await fetch(plan, { method: "HEAD", cache: "no-store", signal });
    if (ok) return "served";
    return status === 404 || status === 409 ? "gone" : "unknown";
  } catch {
    return "unknown";
  }
}
