"use client";

import { useMutation, useQuery, type UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ComponentProps, RefObject, SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Loading } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { Draft } from "@/lib/draft/schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { submitMutation, validationQuery } from "@/lib/submission/queries";
import type { Submission } from "@/lib/submission/schema";
import type { Validation } from "@/lib/submission/validation-schema";
import { CatalogChoice } from "./catalog-choice";
import { isStillAbout } from "./draft-match";
import { DraftNotes } from "./draft-notes";
import { DraftStart } from "./draft-start";
import { draftText } from "./draft-text";
import { ManifestEditor } from "./manifest-editor";
import { ValidationResult } from "./validation-result";

/** The components of the catalog come with their first use: who only submits does not pay for them. */
const SubmissionPreview = lazy(() => import("./submission-preview"));
const SubmissionDone = lazy(() => import("./submission-done"));

type SubmitFormProps = {
  catalogs: readonly { slug: string; title: string }[];
  /** Where the viewer publishes as a member; the first one is for the example. */
  namespaces: readonly string[];
  /** Own servers, to make a next version of. */
  servers: readonly string[];
  /** What the address says to start from. */
  initialDraft?: Draft;
  /** A new revision starts from nothing else, and goes where its review is. */
  revision?: { catalog: string };
  initialText: string;
  /** What is to be said of that text, where there is one. */
  initialValidation?: Validation;
  mayEnterConsole: boolean;
};

/** Long enough not to ask at every key, short enough to feel at once. */
const TYPING_PAUSE_MS = 600;

export function SubmitForm({ catalogs, namespaces, servers, initialDraft, revision, initialText, initialValidation, mayEnterConsole }: SubmitFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(initialDraft);
  const [text, setText] = useState(initialText);
  const submission = useMutation(submitMutation());
  const start = useFocusAfter(submission.data !== undefined);

  // What was read for a draft is said of its server alone, also of a text that changed while it was on its way.
  const draftOf = (submitted: string) => (draft && isStillAbout(draft, submitted) ? draft : undefined);
  const current = draftOf(text);
  const take = (made: Draft) => {
    setDraft(made);
    setText(draftText(made));
  };
  const again = () => {
    // An address that says what to start from is left: the page then begins anew.
    if (initialText !== "") return router.push("/submit");
    submission.reset();
    setDraft(undefined);
    setText("");
  };

  if (submission.data) {
    const tools = draftOf(submission.variables.text)?.tools ?? null;
    return (
      <Suspense fallback={null}>
        <SubmissionDone submission={submission.data} tools={tools} mayEnterConsole={mayEnterConsole} onAgain={again} />
      </Suspense>
    );
  }
  return (
    <div ref={start} tabIndex={-1} className="flex flex-col gap-6 outline-none">
      {revision === undefined ? <DraftStart namespaces={namespaces} servers={servers} replaces={text.trim() !== ""} onDraft={take} /> : null}
      {current ? <DraftNotes notes={current.notes} /> : null}
      <ManifestForm catalogs={catalogs} initialCatalog={revision?.catalog ?? "default"} namespace={namespaces[0]} text={text} known={initialValidation && { text: initialText, validation: initialValidation }} tools={current?.tools ?? null} submission={submission} onText={setText} />
    </div>
  );
}

type ManifestFormProps = Pick<SubmitFormProps, "catalogs"> & {
  initialCatalog: string;
  namespace: string | undefined;
  text: string;
  /** What the server said of the text the page began with. */
  known: { text: string; validation: Validation } | undefined;
  tools: Draft["tools"];
  submission: UseMutationResult<Submission, ApiProblem, { text: string; catalogs: readonly string[] }>;
  onText: (text: string) => void;
};

/** The text, what is to be said of it, and where it is sent. */
function ManifestForm({ catalogs, initialCatalog, namespace = "com.example", text, known, tools, submission, onText }: ManifestFormProps) {
  const t = useTranslations("submit");
  const [chosen, setChosen] = useState<readonly string[]>([initialCatalog]);
  const settled = useSettled(text);
  const validation = useQuery({ ...validationQuery(settled), ...(known?.text === settled && { initialData: known.validation }) });
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

/** The element that gets the focus when something that took its place is gone. */
function useFocusAfter(isReplaced: boolean): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const wasReplaced = useRef(isReplaced);
  useEffect(() => {
    if (wasReplaced.current && !isReplaced) element.current?.focus();
    wasReplaced.current = isReplaced;
  }, [isReplaced]);
  return element;
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
