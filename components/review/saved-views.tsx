"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { queueQueryPath } from "@/components/console/paths";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextLink } from "@/components/ui/text-link";
import type { ApiProblem } from "@/lib/http/api-client";
import { removeQueueView, saveQueueView } from "@/lib/review/queue-queries";
import type { QueueView } from "@/lib/review/queue-schema";

/** A person's own views: links to selections of the queue, and the present one to be kept under a name. */
export function SavedViews({ views, query }: { views: readonly QueueView[]; query: string }) {
  const t = useTranslations("queue.saved");
  const router = useRouter();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const run = (call: Promise<unknown>) => {
    setProblem(null);
    call.then(() => router.refresh(), setProblem);
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    run(saveQueueView({ name: name.trim(), query }).then(() => setName("")));
  };
  return (
    <details className="mb-4 text-sm">
      <summary className="min-h-6 cursor-pointer text-muted">{t("title", { count: views.length })}</summary>
      <div className="mt-2 flex flex-col gap-3">
        {views.length === 0 ? null : (
          <ul className="flex flex-wrap gap-2">
            {views.map((view) => (
              <li key={view.id} className="inline-flex items-center gap-1 rounded-control border border-line pl-2.5">
                <TextLink href={queueQueryPath(view.query)}>{view.name}</TextLink>
                <Button size="small" variant="quiet" aria-label={t("remove", { name: view.name })} onClick={() => run(removeQueueView(view.id))}>
                  <X aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
        {problem ? <ProblemNotice problem={problem} /> : null}
        <form onSubmit={save} className="flex flex-wrap items-end gap-2">
          <Field label={t("name")}>
            <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Button type="submit">{t("save")}</Button>
        </form>
      </div>
    </details>
  );
}
