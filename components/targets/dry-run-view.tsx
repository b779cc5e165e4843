"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Handshake, type LucideIcon, OctagonAlert, Pencil, RotateCw, Split } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { targetServerPath } from "@/components/console/paths";
import { VisibleText } from "@/components/ui/visible-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { dryRunQuery } from "@/lib/nacos/queries";
import type { DryRun, DryRunStep } from "@/lib/nacos/target-schema";
import { ItemReason } from "./item-reason";

type Entry = DryRun["items"][number];

/** What the next sync would write, server by server, in words. Nothing is written for it. */
export function DryRunView({ id }: { id: string }) {
  const t = useTranslations("targets.dryRun");
  const { data, error, isFetching, refetch } = useQuery(dryRunQuery(id));
  return (
    <section aria-label={t("title")} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="max-w-prose text-sm">
          {isFetching ? t("running") : data ? t("summary", { count: data.items.length, number: data.unchanged }) : null}
        </p>
        <Button size="small" pending={isFetching} onClick={() => void refetch()}>
          <RotateCw aria-hidden />
          {t("again")}
        </Button>
      </div>
      {error && !isFetching ? <ProblemNotice problem={error} /> : null}
      {data && !isFetching ? <Plan id={id} run={data} /> : null}
    </section>
  );
}

function Plan({ id, run: { items, cut } }: { id: string; run: DryRun }) {
  const t = useTranslations("targets.dryRun");
  if (items.length === 0) return <EmptyState icon={CircleCheck} title={t("nothing")}>{t("nothingBody")}</EmptyState>;
  return (
    <>
      {cut ? <p className="text-sm text-muted">{t("cut")}</p> : null}
      <ul aria-label={t("plan")} className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
        {items.map((entry) => (
          <li key={entry.server} className="flex flex-col gap-2 px-4 py-3">
            <EntryHead id={id} entry={entry} />
            {entry.steps.length === 0 ? null : (
              <ol className="list-decimal pl-5 text-sm">
                {entry.steps.map((step) => (
                  <StepText key={`${step.do} ${step.subject} ${step.version} ${step.at}`} step={step} />
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const LOOK: Record<Entry["outcome"], { icon: LucideIcon; tone: Tone }> = {
  write: { icon: Pencil, tone: "info" },
  adopt: { icon: Handshake, tone: "success" },
  conflict: { icon: Split, tone: "accent" },
  refused: { icon: CircleAlert, tone: "neutral" },
  failed: { icon: OctagonAlert, tone: "danger" },
};

function EntryHead({ id, entry: { server, version, nacosName, outcome, code, detail } }: { id: string; entry: Entry }) {
  const t = useTranslations("targets.dryRun");
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={targetServerPath(id, server)} className="identifier font-medium">
          {server}
        </TextLink>
        {version === null ? null : <code className="identifier text-sm text-muted"><VisibleText text={version} /></code>}
        <Badge {...LOOK[outcome]}>{t(`outcome.${outcome}`)}</Badge>
      </div>
      <p className="text-sm text-muted">
        {outcome === "refused" || outcome === "failed" ? <ItemReason item={{ code, detail }} /> : t(`means.${outcome}`, { name: nacosName })}
      </p>
    </div>
  );
}

function StepText({ step: { do: act, subject, version, at } }: { step: DryRunStep }) {
  const t = useTranslations("targets.dryRun");
  const code = (chunks: ReactNode) => <code className="identifier">{chunks}</code>;
  return <li className="wrap-anywhere">{t.rich(`step.${act}`, { name: subject, version: version ?? "", at: at ?? "", code })}</li>;
}
