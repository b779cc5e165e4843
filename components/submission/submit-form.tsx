"use client";

import { useMutation, useQuery, type UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ComponentProps, SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Loading } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { Draft } from "@/lib/draft/schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { submitMutation, validationQuery } from "@/lib/submission/queries";
import type { Submission } from "@/lib/submission/schema";
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

const textOf = (draft: Draft | undefined) => (draft === undefined ? "" : JSON.stringify(draft.manifest, null, 2));

export function SubmitForm({ catalogs, namespaces, servers, initialDraft, initialText, initialCatalog = "default", mayEnterConsole }: SubmitFormProps) {
  const [draft, setDraft] = useState(initialDraft);
  const [text, setText] = useState(initialText ?? textOf(initialDraft));
  const submission = useMutation(submitMutation());

  const take = (made: Draft | undefined) => {
    setDraft(made);
    setText(textOf(made));
  };
  const again = () => {
    submission.reset();
    take(undefined);
  };

  if (submission.data) return <SubmissionDone submission={submission.data} tools={draft?.tools ?? null} mayEnterConsole={mayEnterConsole} onAgain={again} />;
  return (
    <div className="flex flex-col gap-6">
      {initialText === undefined ? <DraftStart namespaces={namespaces} servers={servers} replaces={text.trim() !== ""} onDraft={take} /> : null}
      {draft ? <DraftNotes notes={draft.notes} /> : null}
      <ManifestForm catalogs={catalogs} initialCatalog={initialCatalog} namespace={namespaces[0]} text={text} tools={draft?.tools ?? null} submission={submission} onText={setText} />
    </div>
  );
}

type ManifestFormProps = Pick<SubmitFormProps, "catalogs"> & {
  initialCatalog: string;
  namespace: string | undefined;
  text: string;
  tools: Draft["tools"];
  submission: UseMutationResult<Submission, ApiProblem, { text: string; catalogs: readonly string[] }>;
  onText: (text: string) => void;
};

/** The text, what is to be said of it, and where it is sent. */
function ManifestForm({ catalogs, initialCatalog, namespace = "com.example", text, tools, submission, onText }: ManifestFormProps) {
  const t = useTranslations("submit");
  const [chosen, setChosen] = useState<readonly string[]>([initialCatalog]);
  const settled = useSettled(text);
  const validation = useQuery(validationQuery(settled));
  // An answer about an older text says nothing of this one.
  const isValid = settled === text && validation.data?.valid === true;
  const blocked = text.trim() === "" || chosen.length === 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!blocked) submission.mutate({ text, catalogs: chosen });
  };
  const views = [
    { value: "edit", label: t("edit"), content: <ManifestEditor text={text} namespace={namespace} onText={onText} /> },
    { value: "preview", label: t("preview"), content: <Preview valid={isValid} request={{ manifest: settled, ...(tools && { tools }) }} /> },
  ];
  return (
    <>
      {/* Outside the form: Enter in a field of the preview submits nothing. */}
      <Tabs label={t("views")} items={views} />
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <ValidationResult validation={validation.data} problem={validation.error} />
        {catalogs.length > 1 ? <CatalogChoice catalogs={catalogs} chosen={chosen} onChange={setChosen} /> : null}
        {submission.error ? <ProblemNotice problem={submission.error} /> : null}
        <Button type="submit" variant="primary" size="large" pending={submission.isPending} disabled={blocked} className="self-start">
          {t("submit")}
        </Button>
      </form>
    </>
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
