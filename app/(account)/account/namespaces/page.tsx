import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownNamespacePath } from "@/components/account/paths";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("namespaces");
  return { title: t("title") };
}

/** The namespaces one publishes in; owners manage their members. */
export default async function OwnNamespacesPage() {
  const viewer = await demandViewer("/account/namespaces");
  const [t, role] = await Promise.all([getTranslations("namespaces"), getTranslations("roles")]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      {viewer.namespaces.length === 0 ? (
        <EmptyState icon={Building2} title={t("none")}>
          {t("noneBody")}
        </EmptyState>
      ) : (
        <Table caption={t("title")} head={[t("namespace"), t("yourRole")].map((text) => <TableHead key={text}>{text}</TableHead>)}>
          {viewer.namespaces.map((namespace) => (
            <tr key={namespace.name}>
              <TableRowHead className="identifier wrap-anywhere">
                <TextLink href={ownNamespacePath(namespace.name)}>{namespace.name}</TextLink>
              </TableRowHead>
              <TableCell>{role(namespace.role)}</TableCell>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
