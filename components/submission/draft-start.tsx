"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { ChoiceChips } from "@/components/install/choice-chips";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { draftMutation } from "@/lib/draft/queries";
import type { Draft, DraftRequest } from "@/lib/draft/schema";
import { DraftFields } from "./draft-fields";
import { draftRequest, EMPTY_ANSWERS, type StartSource } from "./draft-request";

type DraftStartProps = {
  /** Where the viewer may publish as a member. */
  namespaces: readonly string[];
  /** Own servers, to make a next version of. */
  servers: readonly string[];
  /** A draft takes the place of what stands in the editor: then it is said. */
  replaces: boolean;
  onDraft: (draft: Draft) => void;
};

/** What a submission starts from: a text one has, or something the server.json can be drafted from. */
export function DraftStart({ namespaces, servers, replaces, onDraft }: DraftStartProps) {
  const t = useTranslations("draft");
  const warning = useId();
  const [source, setSource] = useState<StartSource>("text");
  const [answers, setAnswers] = useState({ ...EMPTY_ANSWERS, namespace: namespaces[0] ?? "" });
  const { mutate, reset, isPending, error } = useMutation(draftMutation());
  const request: DraftRequest | null = draftRequest(source, answers);

  const choose = (value: string) => {
    reset();
    setSource(value as StartSource);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // Of this call, not of the mutation: whoever turned to something else meanwhile keeps what is there.
    if (request !== null) mutate(request, { onSuccess: onDraft });
  };
  const sources: StartSource[] = ["text", "npm", "pypi", "remote", ...(servers.length > 0 ? (["version"] as const) : [])];
  return (
    <Card className="flex flex-col gap-4">
      <ChoiceChips legend={t("from")} name="draft-source" value={source} onChoose={choose} options={sources.map((value) => ({ value, label: t(`source.${value}`) }))} />
      {source === "text" ? null : (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <DraftFields source={source} answers={answers} namespaces={namespaces} servers={servers} onChange={(change) => setAnswers({ ...answers, ...change })} />
          {error ? <ProblemNotice problem={error} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" pending={isPending} disabled={request === null} {...(replaces && { "aria-describedby": warning })}>
              {isPending ? t("making") : t("make")}
            </Button>
            {replaces ? (
              <span id={warning} className="text-sm text-muted">
                {t("replaces")}
              </span>
            ) : null}
          </div>
        </form>
      )}
    </Card>
  );
}
