import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Status } from "@/lib/telemetry/status-schema";

/** How far each reader of the feed has come. */
export function FeedHealth({ consumers }: { consumers: Status["feed"]["consumers"] }) {
  const t = useTranslations("overview");
  const console = useTranslations("console");
  return (
    <Table caption={t("consumers")} head={[t("consumer"), t("consumerLag"), t("consumerSeen")].map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {consumers.map(({ name, lag, seenAt }) => (
        <tr key={name}>
          <TableRowHead className="identifier wrap-anywhere">{name}</TableRowHead>
          <TableCell>{console("feedLagUnit", { count: lag })}</TableCell>
          <TableCell>
            <Time at={seenAt} precision="minute" />
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}
