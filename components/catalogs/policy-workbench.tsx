import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { policyMutation } from "@/lib/catalog/catalog-queries";
import type { PolicyView as PolicyInForce } from "@/lib/catalog/catalog-schema";
import { DryRunPanel } from "./dry-run-panel";
import { PolicyConflict } from "./policy-conflict";
import { PolicyDifference } from "./policy-difference";
import { PolicyForm } from "./policy-form";
import { PolicySentences } from "./policy-sentences";
import { type PolicyDraft, usePolicyDraft } from "./use-policy-draft";

type WorkbenchProps = { catalog: string; current: PolicyInForce };

/** Where a policy is edited, as form or as JSON: what it says and what it would mean stand beside it before it is saved. */
export default function PolicyWorkbench({ catalog, current }: WorkbenchProps) {
  const draft = usePolicyDraft(current.policy);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <PolicyEditor draft={draft} />
      <PolicyOutlook catalog={catalog} current={current} draft={draft} />
    </div>
  );
}

function PolicyEditor({ draft }: { draft: PolicyDraft }) {
  const t = useTranslations("catalogs.policy");
  const isForm = draft.view === "form";
  const other = isForm ? "json" : "form";
  const switcher = (
    <Button size="small" onClick={() => draft.show(other)}>
      {t(isForm ? "asJson" : "asForm")}
    </Button>
  );
  return (
    <SectionCard id="policy" title={t("edit")} action={switcher}>
      {isForm ? (
        <PolicyForm values={draft.values} wrong={draft.wrong} onChange={draft.changeValues} />
      ) : (
        <Field label={t("json")} hint={t("jsonHint")} error={draft.problem === null ? undefined : <span lang="en" className="whitespace-pre-wrap wrap-anywhere">{draft.problem}</span>}>
          <Textarea code rows={22} value={draft.text} onChange={(event) => draft.changeText(event.target.value)} />
        </Field>
      )}
    </SectionCard>
  );
}

/** What the draft says, in which it differs from what is in force, what it would mean, and saving it. */
function PolicyOutlook({ catalog, current, draft }: WorkbenchProps & { draft: PolicyDraft }) {
  const t = useTranslations("catalogs.policy");
  // The policy the person has seen: a refresh behind the page must not pretend that they saw a newer one.
  const [seen, setSeen] = useState(current);
  const isWrong = draft.wrong.size > 0 || draft.problem !== null;
  return (
    <div className="flex flex-col gap-6 lg:sticky lg:top-4">
      <SectionCard id="says" title={t("says")}>
        <div aria-live="polite">
          {isWrong ? <p className="mb-2 text-sm text-danger">{t("lastValid")}</p> : null}
          <PolicySentences policy={draft.policy} />
        </div>
      </SectionCard>
      <SectionCard id="difference" title={t("difference", { number: seen.version })}>
        <PolicyDifference before={seen.policy} after={draft.policy} />
        <SavePolicy catalog={catalog} seen={seen} draft={draft} isWrong={isWrong} onSeen={setSeen} />
      </SectionCard>
      <DryRunPanel catalog={catalog} policy={draft.policy} isWrong={isWrong} />
    </div>
  );
}

type SaveProps = { catalog: string; seen: PolicyInForce; draft: PolicyDraft; isWrong: boolean; onSeen: (policy: PolicyInForce) => void };

function SavePolicy({ catalog, seen, draft, isWrong, onSeen }: SaveProps) {
  const t = useTranslations("catalogs.policy");
  const router = useRouter();
  const showToast = useToast();
  const { mutate, isPending, error, reset } = useMutation({
    ...policyMutation(catalog),
    onSuccess: (saved) => {
      onSeen(saved);
      showToast({ title: t("saved", { number: saved.version }), tone: "success" });
      router.refresh();
    },
  });
  const isStale = error?.code === "stale_policy";
  const isSame = JSON.stringify(draft.policy) === JSON.stringify(seen.policy);
  const goOn = (inForce: PolicyInForce) => {
    onSeen(inForce);
    reset();
  };
  return (
    <div className="mt-4 flex flex-col gap-3">
      {isStale ? <PolicyConflict catalog={catalog} seen={seen} onSeen={goOn} onTakeOver={draft.reset} /> : null}
      {error && !isStale ? <ProblemNotice problem={error} onReload={reset} /> : null}
      <p className="text-sm text-muted">{t("savingMeans")}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={isPending} disabled={isWrong || isStale || isSame} onClick={() => mutate({ policy: draft.policy, seen: seen.digest })}>
          {t("save")}
        </Button>
        <Button variant="quiet" onClick={() => draft.reset(seen.policy)}>
          {t("discard")}
        </Button>
      </div>
    </div>
  );
}
