import { useTranslations } from "next-intl";
import { roundedDuration } from "@/components/review/queue-age";
import { BarChart } from "@/components/ui/bar-chart";
import { Card } from "@/components/ui/card";
import { Sparkline } from "@/components/ui/sparkline";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";

type Trends = { days: { day: string; submitted: number; decided: number }[]; firstResponseMs: number | null; decisionMs: number | null; ages: number[] };

/** How the desk has done: two courses, two medians, and how old is what waits; the numbers stand beside or below their drawings. */
export function TrendSection({ trends, ageHours }: { trends: Trends; ageHours: readonly number[] }) {
  const t = useTranslations("overview");
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t("sections.trends")}</h2>
      <div className="grid gap-3 md:grid-cols-2">
        <Card className="flex flex-col gap-4">
          <Course days={trends.days} which="submitted" />
          <Course days={trends.days} which="decided" />
          <Medians trends={trends} />
        </Card>
        <Card>
          <Ages ages={trends.ages} hours={ageHours} />
        </Card>
      </div>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer text-muted">{t("trend.table")}</summary>
        <DayTable days={trends.days} />
      </details>
    </section>
  );
}

function Course({ days, which }: { days: Trends["days"]; which: "submitted" | "decided" }) {
  const t = useTranslations("overview.trend");
  const points = days.map((day) => ({ label: day.day, value: day[which] }));
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const label = t(`${which}Label`, { total, last: points.at(-1)?.value ?? 0 });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm">
        <span className="block text-muted">{t(which)}</span>
        <span className="text-lg font-semibold tabular-nums">{total}</span>
      </p>
      <Sparkline label={label} points={points} columns={[t("day"), t(which)]} />
    </div>
  );
}

function useDuration(): (ms: number) => string {
  const t = useTranslations("queue.due");
  return (ms) => {
    const { unit, count } = roundedDuration(ms);
    return t(unit, { count });
  };
}

function Medians({ trends: { firstResponseMs, decisionMs } }: { trends: Trends }) {
  const t = useTranslations("overview.trend");
  const duration = useDuration();
  const shown = (ms: number | null) => (ms === null ? t("none") : duration(ms));
  return (
    <dl className="grid grid-cols-2 gap-3 text-sm">
      {([["firstResponse", firstResponseMs], ["decision", decisionMs]] as const).map(([name, ms]) => (
        <div key={name} className="flex flex-col">
          <dt className="text-muted">{t(name)}</dt>
          <dd className="text-lg font-semibold tabular-nums">{shown(ms)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Ages({ ages, hours }: { ages: readonly number[]; hours: readonly number[] }) {
  const t = useTranslations("overview.trend");
  const duration = useDuration();
  const rows = ages.map((value, index) => {
    const limit = hours[index];
    return { id: String(index), label: limit === undefined ? t("more") : t("upTo", { time: duration(limit * 3_600_000) }), value };
  });
  return (
    <>
      <h3 className="mb-2 text-sm text-muted">{t("ages")}</h3>
      <BarChart caption={t("ages")} columns={[t("age"), t("reviews")]} rows={rows} />
    </>
  );
}

function DayTable({ days }: { days: Trends["days"] }) {
  const t = useTranslations("overview.trend");
  return (
    <Table className="mt-2" caption={t("table")} head={[t("day"), t("submitted"), t("decided")].map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {days.toReversed().map(({ day, submitted, decided }) => (
        <tr key={day}>
          <TableRowHead>{day}</TableRowHead>
          <TableCell className="tabular-nums">{submitted}</TableCell>
          <TableCell className="tabular-nums">{decided}</TableCell>
        </tr>
      ))}
    </Table>
  );
}
