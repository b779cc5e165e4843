import { Send } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterSelect } from "@/components/console/filter-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { DeliveryTable } from "@/components/webhooks/delivery-table";
import { webhookPath } from "@/components/webhooks/webhook-address";
import { WebhookActions } from "@/components/webhooks/webhook-actions";
import { WebhookFacts } from "@/components/webhooks/webhook-facts";
import { can } from "@/lib/access/permissions";
import { deliveriesPage } from "@/lib/notices/webhooks/delivery-service";
import { DELIVERY_STATES, deliveryFilterSchema } from "@/lib/notices/webhooks/webhook-schema";
import { searchValues, type SearchParams } from "../../search-values";
import { loadWebhook } from "./load-webhook";

const PAGE_SIZE = 30;

type WebhookPageProps = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const { viewer, webhook } = await loadWebhook((await params).id);
  const { cursor, ...wanted } = await searchValues(searchParams);
  const filter = deliveryFilterSchema.safeParse(wanted).data ?? {};
  const before = cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined;
  const [t, common, words, rows] = await Promise.all([
    getTranslations("webhooks.log"),
    getTranslations("common"),
    getTranslations("console"),
    deliveriesPage(viewer, webhook.id, filter, PAGE_SIZE + 1, before),
  ]);
  const deliveries = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? deliveries.at(-1) : undefined;
  const mayManage = can(viewer, "webhook.manage", webhook.catalog === null ? {} : { catalog: webhook.catalog });
  const states = [{ value: "", label: common("all") }, ...DELIVERY_STATES.map((value) => ({ value, label: t(`state.${value}`) }))];
  return (
    <div className="flex flex-col gap-6">
      {mayManage ? <WebhookActions webhook={webhook} /> : null}
      <WebhookFacts webhook={webhook} />
      <section aria-labelledby="log-heading">
        <h2 id="log-heading" className="mb-3 text-base font-semibold">
          {t("title")}
        </h2>
        <FilterForm action={webhookPath(webhook.id)} label={t("filter")}>
          <FilterSelect name="state" label={t("stateHead")} value={filter.state} options={states} />
        </FilterForm>
        {deliveries.length === 0 ? (
          <EmptyState icon={Send} title={t(filter.state === undefined ? "empty" : "noMatch")} />
        ) : (
          <div className="flex flex-col gap-4">
            <DeliveryTable webhookId={webhook.id} deliveries={deliveries} mayManage={mayManage} />
            <Pagination
              label={common("pages")}
              previous={before === undefined ? undefined : { href: webhookPath(webhook.id, "", filter), label: words("firstPage") }}
              next={last === undefined ? undefined : { href: webhookPath(webhook.id, "", { ...filter, cursor: String(last.id) }), label: common("next") }}
            />
          </div>
        )}
      </section>
    </div>
  );
}
