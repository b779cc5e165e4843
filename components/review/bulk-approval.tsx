"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import type { ApiProblem } from "@/lib/http/api-client";
import { sendVote } from "@/lib/review/queries";
import { readBulk } from "@/lib/review/queue-queries";
import type { Bulk, BulkCase } from "@/lib/review/queue-schema";
import { BulkCases, BulkFindings } from "./bulk-cases";
import { useDecisionOutbox } from "./decision-outbox";
import { bulkOutcome, eachCase } from "./each-case";

type BulkApprovalProps = { ids: readonly string[]; onClose: () => void; onHeld: () => void };

/**
 * Approves several equal cases of low risk with one reason. What is shown is read anew when the dialog opens, and the votes are bound to
 * that: who changes one of them meanwhile has it refused, and the others go on.
 */
export default function BulkApproval({ ids, onClose, onHeld }: BulkApprovalProps) {
  const t = useTranslations("queue.desk");
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [asked] = useState(ids);
  useEffect(() => {
    readBulk(asked).then(setBulk, setProblem);
  }, [asked]);
  const refused = bulk === null ? 0 : bulk.items.filter(({ refusal }) => refusal !== null).length;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("bulkTitle", { count: asked.length })} description={t("bulkBody")}>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {bulk === null && problem === null ? <Skeleton className="h-24" /> : null}
      {bulk === null ? null : (
        <div className="flex flex-col gap-4">
          {bulk.refusal === null ? null : <Notice tone="danger" role="alert" title={t(bulk.refusal)} />}
          {refused === 0 ? null : <Notice tone="danger" role="alert" title={t("bulkRefused", { count: refused })} />}
          <BulkCases cases={bulk.items} />
          <BulkFindings cases={bulk.items} />
          {bulk.refusal === null && refused === 0 ? <ReasonForm cases={bulk.items} onClose={onClose} onHeld={onHeld} /> : <CloseRow />}
        </div>
      )}
    </Dialog>
  );
}

function CloseRow() {
  const common = useTranslations("common");
  return (
    <ButtonRow>
      <DialogClose render={<Button>{common("close")}</Button>} />
    </ButtonRow>
  );
}

/** What the outbox says when some of them were refused: it stays until it is closed. */
class SomeRefused extends Error {
  override toString(): string {
    return this.message;
  }
}

/** When the page goes the votes are sent together, and a browser keeps 64 KiB alive at most: 30 cases, three bytes a character. */
const MAX_REASON = 600;

function ReasonForm({ cases, onClose, onHeld }: { cases: readonly BulkCase[] } & Pick<BulkApprovalProps, "onClose" | "onHeld">) {
  const t = useTranslations("queue.desk");
  const common = useTranslations("common");
  const errors = useTranslations("errors");
  const { hold } = useDecisionOutbox();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState(false);
  const text = reason.trim();

  async function send(options: { keepalive: boolean }): Promise<string> {
    // The dialog compares with nothing, and the evidence must not say that it did.
    const seen = { base: null, bulk: cases.length };
    const vote = ({ id, revision, digest }: BulkCase) => sendVote(id, { decision: "approve", comment: text, revision, digest, ...seen }, crypto.randomUUID(), options);
    const results = await eachCase(cases, vote, options.keepalive);
    const { approved, recorded, refused } = bulkOutcome(results);
    const waiting = recorded === 0 ? [] : [t("bulkRecorded", { count: recorded })];
    if (refused.length === 0) return [t("bulkDone", { count: approved }), ...waiting].join(" ");
    const why = refused.map(({ about, problem: { code, detail } }) => `${about.server} ${about.version}: ${errors.has(code as "summary") ? errors(code as "summary") : code}. ${detail}`);
    throw new SomeRefused([...waiting, t("bulkPartly", { count: approved, refused: refused.length }), ...why].join("\n"));
  }

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (text === "") return;
    const held = hold({ label: t("bulkLabel", { count: cases.length }), reviewIds: cases.map(({ id }) => id), text, send });
    setTaken(!held);
    if (!held) return;
    onHeld();
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {taken ? <Notice tone="warning" role="alert" title={t("bulkTaken")} /> : null}
      <Field label={t("bulkReason")} hint={t("bulkReasonHint", { max: MAX_REASON })} error={tried && text === "" ? t("bulkReasonMissing") : undefined}>
        <Textarea rows={3} maxLength={MAX_REASON} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <ButtonRow>
        <DialogClose render={<Button>{common("cancel")}</Button>} />
        <Button type="submit" variant="primary">
          {t("bulkApprove", { count: cases.length })}
        </Button>
      </ButtonRow>
    </form>
  );
}
