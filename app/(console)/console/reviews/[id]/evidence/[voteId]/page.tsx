import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { evidencePath } from "@/components/console/paths";
import { EvidenceSheet } from "@/components/review/evidence-sheet";
import { voteEvidence } from "@/lib/review/evidence-service";
import { consoleViewer, orNotFound } from "../../../../console-viewer";

type EvidencePageProps = { params: Promise<{ id: string; voteId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("evidenceSheet") };
}

/** What a decision rested on, to be printed and put into a file. */
export default async function EvidencePage({ params }: EvidencePageProps) {
  const { id, voteId } = await params;
  const viewer = await consoleViewer(evidencePath(id, voteId));
  return <EvidenceSheet evidence={await orNotFound(voteEvidence(viewer, id, voteId))} />;
}
