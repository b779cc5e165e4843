import { CircleCheck, CircleDot, CircleX } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Tone } from "@/components/ui/tone";
import type { ServerRequest } from "@/lib/requests/schema";
import { DeclineRequest } from "./decline-request";

const LOOKS: Record<ServerRequest["state"], { icon: LucideIcon; tone: Tone }> = {
  open: { icon: CircleDot, tone: "info" },
  declined: { icon: CircleX, tone: "neutral" },
  fulfilled: { icon: CircleCheck, tone: "success" },
};

/** What people ask for and why, with how many they are. */
export function RequestTable({ requests, mayDecline }: { requests: readonly ServerRequest[]; mayDecline: boolean }) {
  const t = useTranslations("requests");
  const head = [t("name"), t("state"), t("askers"), t("reasons"), t("catalog"), t("since"), ...(mayDecline ? [t("answer")] : [])];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {requests.map((request) => (
        <tr key={request.id}>
          <TableRowHead className="identifier wrap-anywhere">{request.name}</TableRowHead>
          <TableCell>
            <Badge {...LOOKS[request.state]}>{t(`state_${request.state}`)}</Badge>
          </TableCell>
          <TableCell className="tabular-nums">{request.askers}</TableCell>
          <TableCell className="min-w-60">
            <Reasons request={request} />
          </TableCell>
          <TableCell>{request.catalog}</TableCell>
          <TableCell>
            <Time at={request.createdAt} />
          </TableCell>
          {mayDecline ? <TableCell>{request.state === "open" ? <DeclineRequest request={request} /> : null}</TableCell> : null}
        </tr>
      ))}
    </Table>
  );
}

function Reasons({ request: { reasons, declineReason } }: { request: ServerRequest }) {
  const t = useTranslations("requests");
  return (
    <ul className="flex flex-col gap-1">
      {reasons.map(({ name, reason, at }) => (
        <li key={`${name} ${at}`} className="wrap-anywhere">
          {reason} <span className="text-muted">{t("by", { name })}</span>
        </li>
      ))}
      {declineReason === null ? null : <li className="wrap-anywhere text-muted">{t("declinedBecause", { reason: declineReason })}</li>}
    </ul>
  );
}
