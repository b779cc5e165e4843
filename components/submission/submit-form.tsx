"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useRef } from "react";
import type { RefObject } from "react";
import { expectArrival, takeArrival } from "@/components/review/arrival";
import type { Draft } from "@/lib/draft/schema";
import { submitMutation } from "@/lib/submission/queries";
import { isStillAbout } from "./draft-match";
import { DraftNotes } from "./draft-notes";
import { DraftStart } from "./draft-start";
import { draftText } from "./draft-text";
import { type KnownText, ManifestForm } from "./manifest-form";
import { useKeptDraft } from "./use-kept-draft";
import { useKeptText } from "./use-kept-text";

/** What comes after the form comes with its first use. */
const SubmissionDone = lazy(() => import("./submission-done"));
/** What was left earlier is rare. */
const RestoredNotice = lazy(() => import("./restored-notice"));

type SubmitFormProps = {
  /** What the tab keeps an unfinished text under: one of this person, and of this start. */
  draftName: string;
  catalogs: readonly { slug: string; title: string }[];
  /** Where the viewer publishes as a member; the first one is for the example. */
  namespaces: readonly string[];
  /** Own servers, to make a next version of. */
  servers: readonly string[];
  /** What the address says to start from. */
  initialDraft?: Draft;
  /** A new revision starts from nothing else, and goes where its review is. */
  revision?: { catalog: string };
  /** The text to start from, where there is one. */
  initial?: KnownText;
  mayEnterConsole: boolean;
};

export function SubmitForm({ draftName, catalogs, namespaces, servers, initialDraft, revision, initial, mayEnterConsole }: SubmitFormProps) {
  const router = useRouter();
  const { text, isRestored, onText, onDiscard } = useKeptText(draftName, initial?.text ?? "");
  const { draft, ...read } = useKeptDraft(draftName, isRestored, initialDraft);
  // What has arrived is no draft any more, also when the page was left meanwhile.
  const onSuccess = () => {
    read.onSubmitted();
    onDiscard();
  };
  const submission = useMutation({ ...submitMutation(), onSuccess });
  const start = useFocusAfter(submission.data !== undefined);

  // What was read for a draft is said of its server alone, also of a text that changed while it was on its way.
  const draftOf = (submitted: string) => (draft && isStillAbout(draft, submitted) ? draft : undefined);
  const current = draftOf(text);
  const take = (made: Draft) => {
    // The text first: it is what the tab must have room for.
    onText(draftText(made));
    read.onDraft(made);
  };
  const again = () => {
    // An address that says what to start from is left: the page then begins anew.
    if (initial !== undefined) {
      expectArrival();
      return router.push("/submit");
    }
    submission.reset();
    read.onDiscard();
  };
  const discard = () => {
    read.onDiscard();
    onDiscard();
    // The notice goes with its button.
    start.current?.focus();
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
      <Restored isShown={isRestored} isDraftLost={read.isLost} onDiscard={discard} />
      {current ? <DraftNotes notes={current.notes} /> : null}
      <ManifestForm catalogs={catalogs} initialCatalog={revision?.catalog ?? "default"} namespace={namespaces[0]} text={text} known={initial} tools={current?.tools ?? null} submission={submission} onText={onText} />
    </div>
  );
}

function Restored({ isShown, isDraftLost, onDiscard }: { isShown: boolean; isDraftLost: boolean; onDiscard: () => void }) {
  return isShown ? (
    <Suspense fallback={null}>
      <RestoredNotice isDraftLost={isDraftLost} onDiscard={onDiscard} />
    </Suspense>
  ) : null;
}

/** The element that gets the focus when something that took its place is gone, also where that was on a page before. */
function useFocusAfter(isReplaced: boolean): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const wasReplaced = useRef(isReplaced);
  useEffect(() => {
    if (!isReplaced && (takeArrival() || wasReplaced.current)) element.current?.focus();
    wasReplaced.current = isReplaced;
  }, [isReplaced]);
  return element;
}
