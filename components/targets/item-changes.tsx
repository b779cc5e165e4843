import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { VisibleText } from "@/components/review/visible-text";
import type { ItemChange } from "@/lib/nacos/target-schema";
import { differingPart } from "./differing-part";

const MARK = { added: "+", removed: "−", changed: "~" } as const;

/** What was approved beside what stands there, piece by piece; what differs is marked, what is hidden is spelled out. */
export function ItemChanges({ changes }: { changes: readonly ItemChange[] }) {
  const t = useTranslations("targets.diff");
  return (
    <ol aria-label={t("title")} className="flex flex-col gap-4">
      {changes.map((change) => (
        <Change key={`${change.kind} ${change.place.join("/")}`} change={change} />
      ))}
    </ol>
  );
}

function Change({ change: { kind, place, approved, standing } }: { change: ItemChange }) {
  const t = useTranslations("targets.diff");
  const [before, after] = [textOf(approved), textOf(standing)];
  const [left, right] = before !== null && after !== null ? differingPart(before, after) : [before, after];
  return (
    <li className="overflow-hidden rounded-card border border-line bg-surface shadow-card">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-2 text-sm">
        <span className="identifier font-semibold">
          <VisibleText text={place.join(" › ")} />
        </span>
        <span className="text-muted">
          <span aria-hidden className="mr-1 font-mono font-semibold">
            {MARK[kind]}
          </span>
          {t(kind)}
        </span>
      </p>
      <dl className="grid grid-cols-[minmax(0,1fr)] md:grid-cols-2 md:divide-x md:divide-line">
        <Side term={t("approved")}>{left === null ? null : <del className="no-underline"><Parts parts={left} tone="bg-success-soft text-success" /></del>}</Side>
        <Side term={t("standing")}>{right === null ? null : <ins className="no-underline"><Parts parts={right} tone="bg-warning-soft text-warning" /></ins>}</Side>
      </dl>
    </li>
  );
}

function Side({ term, children }: { term: string; children: ReactNode }) {
  const t = useTranslations("targets.diff");
  return (
    <div className="min-w-0 px-4 py-3 max-md:not-first:border-t max-md:not-first:border-line">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="mt-1 font-mono text-xs/5 whitespace-pre-wrap wrap-anywhere">{children ?? <span className="font-sans text-sm text-muted">{t("nothing")}</span>}</dd>
    </div>
  );
}

/** A text that is there on one side only is new as a whole and needs no mark inside. */
function Parts({ parts, tone }: { parts: string | readonly [string, string, string]; tone: string }) {
  if (typeof parts === "string") return <VisibleText text={parts} />;
  const [start, middle, end] = parts;
  return (
    <>
      <VisibleText text={start} />
      {middle === "" ? null : (
        <mark className={`rounded-sm px-0.5 ${tone}`}>
          <VisibleText text={middle} />
        </mark>
      )}
      <VisibleText text={end} />
    </>
  );
}

/** Text as it is, everything else as JSON. */
function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}
