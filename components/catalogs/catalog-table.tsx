import { useTranslations } from "next-intl";
import { catalogPath } from "@/components/console/paths";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { CatalogDto } from "@/lib/catalog/catalog-schema";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { AudienceBadge } from "./audience-badge";
import { peopleNeeded } from "./policy-clauses";

/** Catalogs with what is compared first: who reads them, how much they serve, and what they demand. */
export function CatalogTable({ catalogs }: { catalogs: readonly (CatalogDto & { document: PolicyDocument })[] }) {
  const t = useTranslations("catalogs.table");
  const head = [t("catalog"), t("audience"), t("served"), t("people"), t("checks"), t("policy")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {catalogs.map(({ slug, title, audience, listings, policy, document }) => (
        <tr key={slug}>
          <TableRowHead>
            <TextLink href={catalogPath(slug)}>{title}</TextLink>
            <code className="identifier block text-xs font-normal text-muted">{slug}</code>
          </TableRowHead>
          <TableCell>
            <AudienceBadge audience={audience} />
          </TableCell>
          <TableCell className="text-right tabular-nums">{listings}</TableCell>
          <TableCell className="text-right tabular-nums">{peopleNeeded(document)}</TableCell>
          <TableCell className="text-right tabular-nums">{document.requiredChecks.length}</TableCell>
          <TableCell className="tabular-nums">
            <TextLink href={catalogPath(slug, "/policy")}>{t("version", { number: policy.version })}</TextLink>
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
