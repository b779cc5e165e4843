import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { targetImportPath } from "@/components/console/paths";
import { ImportView } from "@/components/nacos-import/import-view";
import { readTarget } from "@/lib/nacos/target-service";
import { consoleViewer, orNotFound } from "../../../console-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("nacosImport");
  return { title: t("title") };
}

export default async function TargetImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await consoleViewer(targetImportPath(id), "target.manage");
  if (!z.uuid().safeParse(id).success) notFound();
  const { name, namespaceId, catalog, drift } = await orNotFound(readTarget(viewer, id));
  return <ImportView target={{ id, name, namespaceId, catalog, isEnforced: drift === "enforce" }} />;
}
