import { useMutation } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ProportionBar } from "@/components/ui/proportion-bar";
import { Select } from "@/components/ui/select";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { dryRunMutation, type DryRunPage } from "@/lib/review/dry-run-queries";
import { DRY_RUN_CHANGES, type DryRunFilter } from "@/lib/review/dry-run-schema";
import { DryRunItems } from "./dry-run-items";

/** Tries the draft against what is listed and what waits. Nothing is changed by it. */
export function DryRunPanel({ catalog, policy, isWrong }: { catalog: string; policy: PolicyDocument; isWrong: boolean }) {
  const t = useTranslations("catalogs.dryRun");
  const [filter, setFilter] = useState<DryRunFilter>({});
  const [tried, setTried] = useState<PolicyDocument | null>(null);
  const { mutate, data, isPending, error } = useMutation(dryRunMutation(catalog));
  const run = (next: DryRunFilter, subject: PolicyDocument, cursor?: string) => {
    setFilter(next);
    setTried(subject);
    mutate({ policy: subject, filter: next, cursor });
  };
  const isOutdated = tried !== null && JSON.stringify(tried) !== JSON.stringify(policy);
  return (
    <SectionCard id="dry-run" title={t("title")}>
      <p className="mb-3 text-sm text-muted">{t("intro")}</p>
      <Button pending={isPending} disabled={isWrong} onClick={() => run(filter, policy)}>
        <FlaskConical aria-hidden />
        {t(data ? "again" : "run")}
      </Button>
      <div aria-live="polite" className="mt-4 flex flex-col gap-4 empty:hidden">
        {error ? <ProblemNotice problem={error} /> : null}
        {isOutdated && data ? <Notice tone="warning" title={t("outdated")} /> : null}
        {data ? <DryRunNumbers result={data} /> : null}
      </div>
      {data && tried ? (
        <div className="mt-4 flex flex-col gap-3">
          <DryRunFilters filter={filter} onChange={(changed) => run({ ...filter, ...changed }, tried)} />
          <DryRunItems items={data.items} />
          {data.nextCursor === undefined ? null : <Button onClick={() => run(filter, tried, data.nextCursor)}>{t("nextPage")}</Button>}
        </div>
      ) : null}
    </SectionCard>
  );
}

/** Passing and failing drawn as parts of the whole, and what it comes to in words. */
function DryRunNumbers({ result: { listings, reviews, lacking } }: { result: DryRunPage }) {
  const t = useTranslations("catalogs.dryRun");
  const short = useTranslations("catalogs.lacking");
  return (
    <>
      <div className="flex flex-col gap-2">
        <p className="text-sm font-semibold">{listings.fails === 0 ? t("allPass", { count: listings.judged }) : t("fails", { count: listings.fails, total: listings.judged })}</p>
        <ProportionBar
          none={t("noListings")}
          parts={[
            { id: "pass", label: t("pass"), value: listings.judged - listings.fails, tone: "success" },
            { id: "fail", label: t("fail"), value: listings.fails, tone: "danger" },
          ]}
        />
        {listings.failsNow > 0 ? <p className="text-sm text-muted">{t("failsNow", { count: listings.failsNow })}</p> : null}
        {listings.imported > 0 ? <p className="text-sm text-muted">{t("imported", { count: listings.imported })}</p> : null}
      </div>
      {lacking.length > 0 ? (
        <ul className="list-disc pl-5 text-sm">
          {lacking.map(({ code, count }) => (
            <li key={code}>
              {short(code)}: <span className="font-semibold tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-sm">
        {t("reviews", { count: reviews.judged })} {t("opens", { count: reviews.opens })} {t("closes", { count: reviews.closes })}
      </p>
    </>
  );
}

function DryRunFilters({ filter, onChange }: { filter: DryRunFilter; onChange: (changed: DryRunFilter) => void }) {
  const t = useTranslations("catalogs.dryRun");
  const options = [{ value: "", label: t("everything") }, ...DRY_RUN_CHANGES.map((value) => ({ value, label: t(`changes.${value}`) }))];
  return (
    <form
      role="search"
      aria-label={t("filter")}
      className="grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        const q = new FormData(event.currentTarget).get("q");
        onChange({ q: typeof q === "string" && q !== "" ? q : undefined });
      }}
    >
      <Field label={t("server")} name="q" hint={t("serverHint")}>
        <Input type="search" autoComplete="off" />
      </Field>
      <Field label={t("change")}>
        <Select options={options} value={filter.change ?? ""} onChange={(event) => onChange({ change: DRY_RUN_CHANGES.find((change) => change === event.target.value) })} />
      </Field>
    </form>
  );
}
