import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { segmentText } from "@/app/address";
import { GroupContents } from "@/components/reference/group-contents";
import { OperationArticle } from "@/components/reference/operation-article";
import { ShapeSection } from "@/components/reference/shape-section";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { OperationGroup } from "@/lib/reference/schema";
import { referenceGroup } from "@/lib/reference/service";

type GroupPage = PageProps<"/docs/api/[document]/[tag]">;

async function loadGroup(params: GroupPage["params"]): Promise<OperationGroup> {
  const { document, tag } = await params;
  return referenceGroup(segmentText(document), segmentText(tag)) ?? notFound();
}

export async function generateMetadata({ params }: GroupPage): Promise<Metadata> {
  const [t, { document, tag }] = await Promise.all([getTranslations("reference"), loadGroup(params)]);
  return { title: `${tag} · ${t(`document_${document}`)}` };
}

export default async function ApiGroupPage({ params }: GroupPage) {
  const [t, group] = await Promise.all([getTranslations("reference"), loadGroup(params)]);
  return (
    <div>
      <PageHeader
        eyebrow={
          <>
            <TextLink href="/docs/api">{t("title")}</TextLink> · {t(`document_${group.document}`)}
          </>
        }
        title={
          <span lang="en" className="capitalize">
            {group.tag}
          </span>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10">
        <GroupContents group={group} />
        <div className="flex min-w-0 flex-col gap-6">
          {group.operations.map((operation) => (
            <OperationArticle key={operation.id} operation={operation} />
          ))}
          <ShapeSection shapes={group.shapes} />
        </div>
      </div>
    </div>
  );
}
