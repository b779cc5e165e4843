"use client";

import { type UseMutationResult, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState } from "react";
import type { ComponentProps, SubmitEvent } from "react";
import { flushSync } from "react-dom";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Loading } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { useSettled } from "@/components/ui/use-settled";
import type { ShortKeys } from "@/lib/catalog/short-key-schema";
import type { Draft } from "@/lib/draft/schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { type SubmissionRequest, validationQuery } from "@/lib/submission/queries";
import type { Submission } from "@/lib/submission/schema";
import type { Validation } from "@/lib/submission/validation-schema";
import { CatalogChoice } from "./catalog-choice";
import { ManifestEditor } from "./manifest-editor";
import { ShortKeyField } from "./short-key-field";
import { useShortKey } from "./use-short-key";
import { ValidationResult } from "./validation-result";

/** The components of the catalog come with their first use: who only submits does not pay for them. */
const SubmissionPreview = lazy(() => import("./submission-preview"));

/** What is to be said of the text a page begins with. */
export interface KnownText {
  text: string;
  validation: Validation;
  /** What clients call its server, where the viewer may know. */
  keys?: ShortKeys;
}

type ManifestFormProps = {
  catalogs: readonly { slug: string; title: string }[];
  initialCatalog: string;
  namespace: string | undefined;
  text: string;
  known: KnownText | undefined;
  tools: Draft["tools"];
  submission: UseMutationResult<Submission, ApiProblem, SubmissionRequest>;
  onText: (text: string) => void;
};

/** Long enough not to ask at every key, short enough to feel at once. */
const TYPING_PAUSE_MS = 600;

/** The text, what is to be said of it, where it is sent, and what clients are to call it there. */
export function ManifestForm({ catalogs, initialCatalog, namespace = "com.example", text, known, tools, submission, onText }: ManifestFormProps) {
  const t = useTranslations("submit");
  const verdict = useId();
  const { editor, view, setView, openEditor } = useEditor();
  const [chosen, setChosen] = useState<readonly string[]>([initialCatalog]);
  const settled = useSettled(text, TYPING_PAUSE_MS);
  const validation = useQuery({ ...validationQuery(settled), ...(known?.text === settled && { initialData: known.validation }) });
  // An answer about an older text says nothing of this one.
  const isValid = settled === text && validation.data?.valid === true;
  // Keys are told of catalogs that one may read.
  const readable = chosen.filter((slug) => catalogs.some((catalog) => catalog.slug === slug));
  const key = useShortKey({ text, isValid, catalogs: readable, known: known?.keys });
  const refused = problemsOf(submission, key.chosen);
  const blocked = text.trim() === "" || chosen.length === 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!blocked) submission.mutate({ text, catalogs: chosen, shortKey: key.chosen });
  };
  const request = { manifest: settled, tools: tools ?? undefined, catalog: readable[0], shortKey: key.shown };
  const views = [
    { value: "edit", label: t("edit"), content: <ManifestEditor ref={editor} text={text} namespace={namespace} verdict={verdict} isRefused={validation.data?.valid === false} onText={onText} /> },
    { value: "preview", label: t("preview"), content: <Preview valid={isValid} request={request} /> },
  ];
  return (
    <>
      {/* Outside the form: Enter in a field of the preview submits nothing. */}
      <Tabs label={t("views")} items={views} value={view} onValueChange={setView} />
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <ValidationResult id={verdict} validation={validation.data} problem={validation.error} openEditor={openEditor} />
        {catalogs.length > 1 ? <CatalogChoice catalogs={catalogs} chosen={chosen} onChange={setChosen} /> : null}
        <ShortKeyField choice={key} problem={refused.ofKey} />
        {refused.other ? <ProblemNotice problem={refused.other} /> : null}
        <Button type="submit" variant="primary" size="large" pending={submission.isPending} disabled={blocked} className="self-start">
          {t("submit")}
        </Button>
      </form>
    </>
  );
}

/** The editor is there only while its tab is shown; it can be opened from elsewhere. */
function useEditor() {
  const editor = useRef<HTMLTextAreaElement>(null);
  const [view, setView] = useState("edit");
  const openEditor = () => {
    flushSync(() => setView("edit"));
    return editor.current;
  };
  return { editor, view, setView, openEditor };
}

/** A refusal of the key is said at its field, until it is another key. */
function problemsOf({ error, variables }: ManifestFormProps["submission"], chosen: string | undefined): { ofKey: ApiProblem | null; other: ApiProblem | null } {
  const isOfKey = error?.errors.some(({ path }) => path === "shortKey") === true;
  if (!isOfKey) return { ofKey: null, other: error };
  return { ofKey: variables?.shortKey === chosen ? error : null, other: null };
}

function Preview(props: ComponentProps<typeof SubmissionPreview>) {
  const common = useTranslations("common");
  return (
    <Suspense fallback={<Loading label={common("loading")}>{null}</Loading>}>
      <SubmissionPreview {...props} />
    </Suspense>
  );
}
