import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { conclusionEvidencePath } from "@/components/console/paths";
import { EvidenceSheet } from "@/components/review/evidence-sheet";
import { conclusionEvidence } from "@/lib/review/evidence-service";
import { consoleViewer, orNotFound } from "../../../../console-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("evidenceSheet") };
}

/** What a conclusion rested on, as `[voteId]` shows it of a vote. */
export default async function ConclusionEvidencePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await consoleViewer(conclusionEvidencePath(id));
  return <EvidenceSheet evidence={await orNotFound(conclusionEvidence(viewer, id))} />;
}
