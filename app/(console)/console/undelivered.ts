import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { systemPath } from "@/components/console/paths";
import { webhookPath } from "@/components/webhooks/webhook-address";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { undeliveredWebhooks } from "@/lib/notices/webhooks/webhook-service";

/** More webhooks in trouble than this is one trouble. */
const WEBHOOKS_SHOWN = 20;

/** Jobs that send mail; what gave up is told also when it is nothing. */
const MAILS = [
  { job: "notices.mail", state: "failed", label: "mailsFailed", always: true },
  { job: "notices.mail", state: "retrying", label: "mailsRetrying", always: false },
  { job: "notices.daily", state: "failed", label: "dailyFailed", always: false },
  { job: "notices.daily", state: "retrying", label: "dailyRetrying", always: false },
] as const;

/** Notices that did not get where they should; each number leads to the list of these. Nothing for those who may not look into it. */
export async function undelivered(viewer: Viewer, jobs: readonly { job: string; state: string; count: number }[]): Promise<{ href: Route; count: number; label: string }[]> {
  const t = await getTranslations("overview.counts");
  const webhooks = can(viewer, "webhook.read") ? await undeliveredWebhooks(viewer, WEBHOOKS_SHOWN) : [];
  const countOf = (job: string, state: string) => jobs.find((entry) => entry.job === job && entry.state === state)?.count ?? 0;
  const mails = can(viewer, "system.read") ? MAILS.map(({ job, state, ...mail }) => ({ ...mail, href: systemPath("/jobs", { job, state }), count: countOf(job, state) })) : [];
  return [
    ...webhooks.map(({ id, name, waiting }) => ({ href: webhookPath(id, "", { state: "pending" }), count: waiting, label: t("undelivered", { name }) })),
    ...mails.filter(({ always, count }) => always || count > 0).map(({ href, count, label }) => ({ href, count, label: t(label) })),
  ];
}
