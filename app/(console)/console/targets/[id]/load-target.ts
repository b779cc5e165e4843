import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { targetPath } from "@/components/console/paths";
import type { Viewer } from "@/lib/access/schema";
import type { Target } from "@/lib/nacos/target-schema";
import { readTarget } from "@/lib/nacos/target-service";
import { consoleViewer, orNotFound } from "../../console-viewer";

/** The target of this address and who looks at it; read once for the frame and the page within. */
export const loadTarget = cache(async (id: string): Promise<{ viewer: Viewer; target: Target }> => {
  const viewer = await consoleViewer(targetPath(id), "target.read");
  if (!z.uuid().safeParse(id).success) notFound();
  return { viewer, target: await orNotFound(readTarget(viewer, id)) };
});
