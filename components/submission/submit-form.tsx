"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ComponentProps, SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Loading } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { Draft } from "@/lib/draft/schema";
import { submitMutation, validationQuery } from "@/lib/submission/queries";
import { CatalogChoice } from "./catalog-choice";
import { DraftNotes } from "./draft-notes";
import { DraftStart } from "./draft-start";
import { ManifestEditor } from "./manifest-editor";
import { SubmissionDone } from "./submission-done";
import { ValidationResult } from "./validation-result";

/** The components of the catalog come with their first use: who only submits does not pay for them. */
const SubmissionPreview = lazy(() => import("./submission-preview"));

type SubmitFormProps = {
  catalogs: readonly { slug: string; title: string }[];
  /** Where the viewer publishes as a member; the first one is for the example. */
  namespaces: readonly string[];
  /** Own servers, to make a next version of. */
  servers: readonly string[];
  /** What the address says to start from; a new revision starts from nothing else. */
  initialDraft?: Draft;
  initialText?: string;
  initialCatalog?: string;
  mayEnterConsole: boolean;
};

/** Long enough not to ask at every key, short enough to feel at once. */
const TYPING_PAUSE_MS = 600;

const textOf = (draft: Draft) => JSON.stringify(draft.manifest, null, 2);

export function SubmitForm({ catalogs, namespaces, servers, initialDraft, initialText, initialCatalog = "default", mayEnterConsole }: SubmitFormProps) {
  const t = useTranslations("submit");
  const [draft, setDraft] = useState(initialDraft);
  const [text, setText] = useState(initialText ?? (initialDraft ? textOf(initialDraft) : ""));
  const [chosen, setChosen] = useState<readonly string[]>([initialCatalog]);
  const settled = useSettled(text);
  const validation = useQuery(validationQuery(settled));
  const submission = useMutation(submitMutation());
  // An answer about an older text says nothing of this one.
  const isValid = settled === text && validation.data?.valid === true;
  const blocked = text.trim() === "" || chosen.length === 0;

  const take = (made: Draft | undefined) => {
    setDraft(made);
    setText(made ? textOf(made) : "");
  };
  const again = () => {
    submission.reset();
    take(undefined);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!blocked) submission.mutate({ text, catalogs: chosen });
  };

  if (submission.data) return <SubmissionDone submission={submission.data} tools={draft?.tools ?? null} mayEnterConsole={mayEnterConsole} onAgain={again} />;
  return (
    <div className="flex flex-col gap-6">
      {initialText === undefined ? <DraftStart namespaces={namespaces} servers={servers} replaces={text.trim() !== ""} onDraft={take} /> : null}
      {draft ? <DraftNotes notes={draft.notes} /> : null}
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <Tabs
          label={t("views")}
          items={[
            { value: "edit", label: t("edit"), content: <ManifestEditor text={text} namespace={namespaces[0] ?? "com.example"} onText={setText} /> },
            { value: "preview", label: t("preview"), content: <Preview valid={isValid} request={{ manifest: settled, ...(draft?.tools && { tools: draft.tools }) }} /> },
          ]}
        />
        <ValidationResult validation={validation.data} problem={validation.error} />
        {catalogs.length > 1 ? <CatalogChoice catalogs={catalogs} chosen={chosen} onChange={setChosen} /> : null}
        {submission.error ? <ProblemNotice problem={submission.error} /> : null}
        <Button type="submit" variant="primary" size="large" pending={submission.isPending} disabled={blocked} className="self-start">
          {t("submit")}
        </Button>
      </form>
    </div>
  );
}

function Preview(props: ComponentProps<typeof SubmissionPreview>) {
  const common = useTranslations("common");
  return (
    <Suspense fallback={<Loading label={common("loading")}>{null}</Loading>}>
      <SubmissionPreview {...props} />
    </Suspense>
  );
}

/** The text once typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
