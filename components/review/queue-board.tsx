"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { assignReview } from "@/lib/review/queue-queries";
import { CaseResults } from "./case-results";
import { type CaseResult, eachCase } from "./each-case";
import { QueueKeys } from "./queue-keys";

/** Fetched when somebody decides about several: no view of the queue pays for it. */
const BulkApproval = lazy(() => import("./bulk-approval"));

export type QueueCase = { id: string; name: string; revision: number };

type QueueBoardProps = {
  /** The reviews of the page, in its order. */
  cases: readonly QueueCase[];
  mayVote: boolean;
  /** The table; its check boxes are told apart by their value, the id of a review. */
  children: ReactNode;
};

/** The queue's table with its selection, its keys, and what can be done with several at once. */
export function QueueBoard({ cases, mayVote, children }: QueueBoardProps) {
  const t = useTranslations("queue.desk");
  const router = useRouter();
  const toast = useToast();
  const frame = useRef<HTMLDivElement>(null);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [results, setResults] = useState<readonly CaseResult<QueueCase>[]>([]);
  const [deciding, setDeciding] = useState(false);
  const [pending, setPending] = useState(false);
  const chosen = cases.filter(({ id }) => ids.includes(id));

  const boxes = () => [...(frame.current?.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]") ?? [])];
  const readBoxes = () => setIds(boxes().filter(({ checked }) => checked).map(({ value }) => value));
  const clear = () => {
    for (const box of boxes()) box.checked = false;
    setIds([]);
  };
  const assign = async (about: readonly QueueCase[], act: "claim" | "release") => {
    setPending(true);
    const done = await eachCase(about, ({ id, revision }) => assignReview(id, act, revision)).finally(() => setPending(false));
    const failed = done.filter(({ problem }) => problem !== null);
    setResults(failed);
    if (failed.length < done.length) toast({ title: t(act === "claim" ? "claimed" : "released", { count: done.length - failed.length }) });
    clear();
    router.refresh();
  };
  return (
    <div ref={frame} onChange={readBoxes} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <QueueKeys frame={frame} onClaim={(id) => void assign(cases.filter((one) => one.id === id), "claim")} />
        <p role="status" className="text-sm text-muted">
          {t("selected", { count: chosen.length })}
        </p>
        {chosen.length === 0 ? null : (
          <>
            {mayVote ? (
              <Button size="small" variant="primary" aria-keyshortcuts="a" onClick={() => setDeciding(true)}>
                {t("approve", { count: chosen.length })}
              </Button>
            ) : null}
            <Button size="small" pending={pending} onClick={() => void assign(chosen, "claim")}>
              {t("claim")}
            </Button>
            <Button size="small" pending={pending} onClick={() => void assign(chosen, "release")}>
              {t("release")}
            </Button>
            <Button size="small" variant="quiet" onClick={clear}>
              {t("clear")}
            </Button>
          </>
        )}
      </div>
      <CaseResults results={results} onDismiss={() => setResults([])} />
      {children}
      <Suspense fallback={null}>
        {deciding ? <BulkApproval ids={chosen.map(({ id }) => id)} onClose={() => setDeciding(false)} onHeld={clear} /> : null}
      </Suspense>
    </div>
  );
}
