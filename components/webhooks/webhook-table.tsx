import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { Webhook } from "@/lib/notices/webhooks/webhook-schema";
import { webhookPath } from "./webhook-address";
import { WebhookStateBadge } from "./webhook-state-badge";

/** Webhooks by name, with how they fare. */
export function WebhookTable({ webhooks }: { webhooks: readonly Webhook[] }) {
  const t = useTranslations("webhooks");
  const format = useTranslations("webhooks.format");
  const head = [t("name"), t("stateHead"), t("waiting"), t("formatHead"), t("catalog"), t("address"), t("lastSuccess")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {webhooks.map((webhook) => (
        <tr key={webhook.id}>
          <TableRowHead>
            <TextLink href={webhookPath(webhook.id)}>
              <VisibleText text={webhook.name} />
            </TextLink>
          </TableRowHead>
          <TableCell>
            <WebhookStateBadge state={webhook.state} />
          </TableCell>
          <TableCell className="tabular-nums">{webhook.waiting}</TableCell>
          <TableCell className="whitespace-nowrap">{format(webhook.format)}</TableCell>
          <TableCell>{webhook.catalog ?? t("everyCatalog")}</TableCell>
          <TableCell className="min-w-40">
            <code className="identifier">
              <VisibleText text={webhook.url} />
            </code>
          </TableCell>
          <TableCell>{webhook.lastSuccessAt === null ? "–" : <Time at={webhook.lastSuccessAt} precision="minute" />}</TableCell>
        </tr>
      ))}
    </Table>
  );
}
