import { CircleCheck, CircleOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { System } from "@/lib/system/schema";

/** Who follows the feed, and how far each has come. */
export function FeedTable({ feed: { seq, consumers } }: { feed: System["feed"] }) {
  const t = useTranslations("system.feed");
  const head = [t("consumer"), t("state"), t("applied"), t("lag"), t("seen")];
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">{t("newest", { number: seq })}</p>
      {consumers.length === 0 ? <p className="text-sm text-muted">{t("none")}</p> : null}
      {consumers.length > 0 ? (
        <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
          {consumers.map(({ name, alive, appliedSeq, lag, seenAt }) => (
            <tr key={name}>
              <TableRowHead className="min-w-0 wrap-anywhere">
                <code className="identifier">{name}</code>
              </TableRowHead>
              <TableCell>
                <Badge icon={alive ? CircleCheck : CircleOff} tone={alive ? "success" : "warning"}>
                  {t(alive ? "alive" : "silent")}
                </Badge>
              </TableCell>
              <TableCell className="text-right tabular-nums">{appliedSeq}</TableCell>
              <TableCell className="text-right tabular-nums">{lag}</TableCell>
              <TableCell>
                <Time at={seenAt} precision="minute" />
              </TableCell>
            </tr>
          ))}
        </Table>
      ) : null}
    </div>
  );
}
