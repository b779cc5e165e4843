import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Router } from "@/lib/routers/schema";

/** Which routers read, the newest first. */
export function RouterTable({ routers }: { routers: readonly Router[] }) {
  const t = useTranslations("console.routers");
  return (
    <Table
      caption={t("title")}
      head={
        <>
          <TableHead>{t("name")}</TableHead>
          <TableHead>{t("agent")}</TableHead>
          <TableHead>{t("catalog")}</TableHead>
          <TableHead>{t("lastSeen")}</TableHead>
        </>
      }
    >
      {routers.map(({ name, tokenId, agent, catalog, lastSeenAt }) => (
        <tr key={`${tokenId ?? ""} ${agent} ${catalog}`}>
          <TableRowHead className="wrap-anywhere">{name ?? t("withoutToken")}</TableRowHead>
          <TableCell className="min-w-36 wrap-anywhere">{agent}</TableCell>
          <TableCell className="min-w-28">
            <span className="identifier">{catalog}</span>
          </TableCell>
          <TableCell>
            <Time at={lastSeenAt} precision="minute" />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
