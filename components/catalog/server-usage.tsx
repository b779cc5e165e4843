import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import { SectionCard } from "@/components/ui/card";
import { Sparkline } from "@/components/ui/sparkline";
import type { Usage } from "@/lib/usage/schema";

/** Lists end here: the rest is noise on a page. */
const MAX_ROWS = 5;

/** How often programs fetched this server, by day, version and kind of client; routers, which ask every few seconds, apart. Nobody is named in it. */
export function ServerUsage({ usage: { days, total, daily, versions, clients, channels } }: { usage: Usage }) {
  const t = useTranslations("usage");
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const shortDay = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
  const routers = channels.find(({ channel }) => channel === "router")?.pulls ?? 0;
  const most = Math.max(0, ...daily.map(({ pulls }) => pulls));
  return (
    <SectionCard id="usage" title={t("title")}>
      <div className="flex flex-col gap-4 text-sm">
        <div className="flex items-end justify-between gap-4">
          <span>
            <span className="block text-2xl font-semibold tabular-nums">{number.format(total)}</span>
            <span className="text-muted">{t("pulls", { days })}</span>
          </span>
          <Sparkline
            label={t("course", { days, most })}
            columns={[t("day"), t("pullsHead")]}
            points={daily.map(({ day, pulls }) => ({ label: shortDay.format(new Date(day)), value: pulls }))}
          />
        </div>
        {total === 0 ? null : (
          <>
            <Part title={t("byVersion")} head={[t("version"), t("pullsHead")]} rows={versions.map(({ version, pulls }) => ({ id: version, label: <span className="font-mono">{version}</span>, value: pulls }))} />
            <Part title={t("byClient")} head={[t("client"), t("pullsHead")]} rows={clients.map(({ client, pulls }) => ({ id: client, label: t(`kind.${client}`), value: pulls }))} />
          </>
        )}
        {routers === 0 ? null : <p>{t("routers", { number: number.format(routers) })}</p>}
        <p className="text-xs/5 text-muted">{t("meaning")}</p>
      </div>
    </SectionCard>
  );
}

type PartProps = { title: string; head: readonly [string, string]; rows: Parameters<typeof BarChart>[0]["rows"] };

function Part({ title, head, rows }: PartProps) {
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      <BarChart caption={title} columns={head} rows={rows.slice(0, MAX_ROWS)} />
    </div>
  );
}
