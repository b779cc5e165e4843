import { CircleCheck, CircleDashed, CircleSlash, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Tone } from "@/components/ui/tone";
import { VisibleText } from "@/components/ui/visible-text";
import type { Delivery } from "@/lib/notices/webhooks/webhook-schema";
import { DeliveryActions } from "./delivery-actions";

const LOOK: Record<Delivery["state"], { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: CircleDashed, tone: "warning" },
  delivered: { icon: CircleCheck, tone: "success" },
  skipped: { icon: CircleSlash, tone: "neutral" },
};

/** What was sent and what waits, the newest first. */
export function DeliveryTable({ webhookId, deliveries, mayManage }: { webhookId: string; deliveries: readonly Delivery[]; mayManage: boolean }) {
  const t = useTranslations("webhooks.log");
  const head = [t("event"), t("stateHead"), t("attempts"), t("result"), ...(mayManage ? [t("actions")] : [])];
  return (
    <Table caption={t("title")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {deliveries.map((delivery) => (
        <tr key={delivery.id}>
          <TableRowHead>
            <VisibleText text={delivery.title} />
            <span className="block font-normal text-muted">
              <Time at={delivery.at} precision="minute" />
              {delivery.cause === "event" ? null : ` · ${t(`cause.${delivery.cause}`)}`}
            </span>
            <code className="identifier block text-xs/5 font-normal text-muted">{delivery.webhookId}</code>
          </TableRowHead>
          <TableCell>
            <Badge {...LOOK[delivery.state]}>{t(`state.${delivery.state}`)}</Badge>
          </TableCell>
          <TableCell className="tabular-nums">{delivery.attempts}</TableCell>
          <TableCell className="min-w-48">
            <DeliveryResult delivery={delivery} />
          </TableCell>
          {mayManage ? (
            <TableCell>
              <DeliveryActions webhookId={webhookId} delivery={delivery} />
            </TableCell>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}

function DeliveryResult({ delivery: { attemptedAt, status, durationMs, trouble, answer } }: { delivery: Delivery }) {
  const t = useTranslations("webhooks.log");
  const took = useTranslations("webhooks.act");
  if (attemptedAt === null) return <>{t("notYet")}</>;
  return (
    <div className="flex flex-col gap-1">
      <p>
        <Time at={attemptedAt} precision="minute" /> · {status === null ? null : `HTTP ${status} · `}
        {took("took", { number: durationMs ?? 0 })}
      </p>
      {trouble === null ? null : (
        <p lang="en" className="wrap-anywhere">
          <VisibleText text={trouble} />
        </p>
      )}
      {answer === null ? null : (
        <p className="font-mono text-xs/5 wrap-anywhere text-muted">
          <VisibleText text={answer} />
        </p>
      )}
    </div>
  );
}
