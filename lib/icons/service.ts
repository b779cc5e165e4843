import type { Viewer } from "@/lib/access/schema";
import { showsIcon } from "@/lib/catalog/browse-service";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { imageBytes } from "@/lib/icons/repository";

/**
 * The icon of a server, WebP, for whoever may find a version that bears it; `not_found` for everybody else, whether or not
 * there is such a picture (governance.md §2: unknown and hidden look alike).
 */
export async function iconOf(viewer: Viewer | null, server: string, digest: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = showsIcon(viewer, server, digest) ? await imageBytes(prisma(), digest) : null;
  if (bytes === null) throw notFound();
  return bytes;
}
