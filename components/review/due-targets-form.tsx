"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { ApiProblem } from "@/lib/http/api-client";
import type { DueTargets, DueTargetsView } from "@/lib/review/due-schema";
import { MAX_TARGET_HOURS } from "@/lib/review/queue-names-schema";
import { putDueTargets } from "@/lib/review/queue-queries";
import { type Kind, KINDS } from "@/lib/review/queue-names-schema";
import { DueTargetsTable } from "./due-targets-table";

/** Sets how long reviews may wait. What stands in the fields is read only when it is sent. */
export function DueTargetsForm({ view }: { view: DueTargetsView }) {
  const t = useTranslations("queue.dueForm");
  const kinds = useTranslations("queue.kind");
  const common = useTranslations("common");
  const router = useRouter();
  const toast = useToast();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [pending, setPending] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    setPending(true);
    const saved = putDueTargets({ version: view.version, targets: targetsOf(new FormData(event.currentTarget)) });
    saved
      .then(() => {
        toast({ title: t("saved") });
        router.refresh();
      }, setProblem)
      .finally(() => setPending(false));
  };
  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-col gap-4">
      {problem ? <ProblemNotice problem={problem} /> : null}
      <DueTargetsTable
        targets={view.targets}
        cell={(kind, part) => (
          <Input
            type="number"
            name={`${kind}.${part}`}
            required
            min={1}
            max={MAX_TARGET_HOURS}
            step={1}
            defaultValue={view.targets[kind][part]}
            aria-label={t("field", { kind: kinds(kind), risk: t(part) })}
          />
        )}
      />
      <ButtonRow>
        <Button type="submit" variant="primary" pending={pending}>
          {common("save")}
        </Button>
      </ButtonRow>
    </form>
  );
}

function targetsOf(form: FormData): DueTargets {
  const hours = (kind: Kind, part: "low" | "other") => Number(form.get(`${kind}.${part}`));
  return Object.fromEntries(KINDS.map((kind) => [kind, { low: hours(kind, "low"), other: hours(kind, "other") }])) as DueTargets;
}
