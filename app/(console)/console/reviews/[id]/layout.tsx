import { Eye } from "lucide-react";
import type { ReactNode } from "react";
import { PresenceNotice } from "@/components/review/presence-notice";
import { currentViewer } from "@/lib/access/current-viewer";
import { can } from "@/lib/access/permissions";

/** Whoever could decide says that they look at this review, and learns who else does. The page itself asks whether they may see it. */
export default async function ReviewLayout({ params, children }: { params: Promise<{ id: string }>; children: ReactNode }) {
  const [{ id }, viewer] = await Promise.all([params, currentViewer()]);
  return (
    <>
      {can(viewer, "review.look") ? <PresenceNotice key={id} reviewId={id} icon={<Eye aria-hidden className="size-4" />} /> : null}
      {children}
    </>
  );
}
