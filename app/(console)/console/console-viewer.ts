import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { currentViewer } from "@/lib/access/current-viewer";
import { can, type Action } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/**
 * The viewer of a console page. Whoever is not signed in is asked to, and comes back to `path`; for everybody
 * without the right there is nothing here.
 */
export async function consoleViewer(path: string, action: Action = "console.enter"): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}` as Route);
  if (!can(viewer, "console.enter") || !can(viewer, action)) notFound();
  return viewer;
}

/** Shows the not-found page where a service says that the viewer can see nothing. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "not_found") notFound();
    throw error;
  }
}
