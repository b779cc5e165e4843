import { BadgeCheck, Building2, UsersRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { namespacePath } from "@/components/console/paths";
import type { Namespace } from "@/lib/access/namespace-schema";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";
import { ClassifyNamespace } from "./classify-namespace";

const LOOKS: Record<PublisherType, { icon: LucideIcon; tone: Tone }> = {
  internal: { icon: Building2, tone: "info" },
  verified: { icon: BadgeCheck, tone: "success" },
  community: { icon: UsersRound, tone: "neutral" },
};

/** Namespaces with who stands behind each, and who may publish there. */
export function NamespaceTable({ namespaces, mayClassify }: { namespaces: readonly Namespace[]; mayClassify: boolean }) {
  const t = useTranslations("classification");
  const browse = useTranslations("browse");
  const head = [browse("facet_namespace"), browse("facet_publisher"), t("members"), ...(mayClassify ? [t("actions")] : [])];
  return (
    <Table caption={t("namespaceCaption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {namespaces.map((namespace) => (
        <tr key={namespace.id}>
          <TableRowHead className="identifier wrap-anywhere">
            <TextLink href={namespacePath(namespace.name)}>{namespace.name}</TextLink>
          </TableRowHead>
          <TableCell>
            <Badge {...LOOKS[namespace.publisherType]}>{browse(`publisher_${namespace.publisherType}`)}</Badge>
          </TableCell>
          <TableCell className="min-w-40">{(namespace.members ?? []).map(({ name }) => name).join(", ") || <span className="text-muted">{t("noMembers")}</span>}</TableCell>
          {mayClassify ? (
            <TableCell>
              <ClassifyNamespace name={namespace.name} publisherType={namespace.publisherType} />
            </TableCell>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}
