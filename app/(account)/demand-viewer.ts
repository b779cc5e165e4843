import type { Route } from "next";
import { redirect } from "next/navigation";
import { currentViewer } from "@/lib/access/current-viewer";
import type { Viewer } from "@/lib/access/schema";

/** The person of a page that needs one; whoever is not signed in is asked to, and comes back to `path`. */
export async function demandViewer(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer === null) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}` as Route);
  return viewer;
}
