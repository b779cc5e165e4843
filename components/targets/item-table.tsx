import { useTranslations } from "next-intl";
import { targetServerPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { TargetItem } from "@/lib/nacos/target-schema";
import { ItemReason } from "./item-reason";
import { ItemStateBadge } from "./state-badges";

export function ItemTable({ targetId, items }: { targetId: string; items: readonly TargetItem[] }) {
  const t = useTranslations("targets.items");
  return (
    <Table caption={t("caption")} head={[t("server"), t("state"), t("version"), t("verified")].map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {items.map((item) => (
        <tr key={item.server}>
          <TableRowHead>
            <TextLink href={targetServerPath(targetId, item.server)} className="identifier">
              {item.server}
            </TextLink>
            {item.nacosName === null ? null : <span className="mt-0.5 block text-xs font-normal wrap-anywhere text-muted">{t("there", { name: item.nacosName })}</span>}
          </TableRowHead>
          <TableCell className="min-w-56">
            <ItemStateBadge state={item.state} />
            {item.code === null ? null : (
              <span className="mt-1 block max-w-prose">
                <ItemReason item={item} />
              </span>
            )}
          </TableCell>
          <TableCell>{item.version === null ? <span className="text-muted">–</span> : <code className="identifier"><VisibleText text={item.version} /></code>}</TableCell>
          <TableCell>{item.verifiedAt === null ? <span className="text-muted">{t("notYet")}</span> : <Time at={item.verifiedAt} precision="minute" />}</TableCell>
        </tr>
      ))}
    </Table>
  );
}
