import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { segmentText } from "@/app/address";
import { ActList } from "@/components/console/act-list";
import { namespacePath, namespacesPath, versionsPath } from "@/components/console/paths";
import { NamespaceMembers } from "@/components/namespaces/namespace-members";
import { TransferNamespace } from "@/components/namespaces/transfer-namespace";
import { SectionCard } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { namespaceByName } from "@/lib/access/namespaces";
import { can } from "@/lib/access/permissions";
import { historyOf } from "@/lib/audit/history-service";
import { consoleViewer, orNotFound } from "../../console-viewer";

const ACTS = 20;

type NamespacePageProps = { params: Promise<{ ns: string }> };

export async function generateMetadata({ params }: NamespacePageProps): Promise<Metadata> {
  // The name is the address the viewer typed; it gives nothing away.
  return { title: segmentText((await params).ns) };
}

export default async function NamespacePage({ params }: NamespacePageProps) {
  const name = segmentText((await params).ns);
  const viewer = await consoleViewer(namespacePath(name));
  const namespace = await orNotFound(namespaceByName({ viewer }, name));
  const [t, browse, history] = await Promise.all([getTranslations("namespaces"), getTranslations("browse"), historyOf(viewer, { object: namespace.name }, ACTS)]);
  return (
    <>
      <PageHeader
        eyebrow={<TextLink href={namespacesPath()}>{t("back")}</TextLink>}
        title={namespace.name}
        description={browse(`publisher_${namespace.publisherType}`)}
        meta={<TextLink href={versionsPath({ namespace: namespace.name })}>{t("servers")}</TextLink>}
        actions={can(viewer, "namespace.transfer", { namespace: name }) ? <TransferNamespace namespace={namespace.name} /> : undefined}
      />
      <div className="flex flex-col gap-6">
        <NamespaceMembers namespace={namespace} viewerId={viewer.principalId} mayManage={can(viewer, "namespace.members", { namespace: name })} />
        {history === null || history.length === 0 ? null : (
          <SectionCard id="history" title={t("history")}>
            <ActList label={t("history")} acts={history} shows="actor" />
          </SectionCard>
        )}
      </div>
    </>
  );
}
