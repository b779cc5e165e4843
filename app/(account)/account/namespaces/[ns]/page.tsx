import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { segmentText } from "@/app/address";
import { ownNamespacePath } from "@/components/account/paths";
import { namespaceHref } from "@/components/catalog/addresses";
import { NamespaceMembers } from "@/components/namespaces/namespace-members";
import { TransferNamespace } from "@/components/namespaces/transfer-namespace";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { namespaceByName } from "@/lib/access/namespaces";
import { can, namespaceRole } from "@/lib/access/permissions";
import { demandViewer } from "../../../demand-viewer";

type NamespacePageProps = { params: Promise<{ ns: string }> };

export async function generateMetadata({ params }: NamespacePageProps): Promise<Metadata> {
  return { title: segmentText((await params).ns) };
}

/** A namespace for those who publish in it. */
export default async function OwnNamespacePage({ params }: NamespacePageProps) {
  const name = segmentText((await params).ns);
  const viewer = await demandViewer(ownNamespacePath(name));
  if (namespaceRole(viewer, name) === undefined) notFound();
  const namespace = await namespaceByName({ viewer }, name);
  const t = await getTranslations("namespaces");
  const mayManage = can(viewer, "namespace.members", { namespace: name });
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href="/account/namespaces">{t("backToOwn")}</TextLink>}
        title={namespace.name}
        meta={<TextLink href={namespaceHref(`${namespace.name}/`)}>{t("servers")}</TextLink>}
        actions={can(viewer, "namespace.transfer", { namespace: name }) ? <TransferNamespace namespace={namespace.name} /> : undefined}
      />
      {mayManage ? <NamespaceMembers namespace={namespace} viewerId={viewer.principalId} mayManage /> : <Notice title={t("ownersOnly")}>{t("ownersOnlyBody")}</Notice>}
    </>
  );
}
