"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { reviewHref, serverHref } from "@/components/catalog/addresses";
import { ReviewStateBadge } from "@/components/review/state-badges";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import type { Draft } from "@/lib/draft/schema";
import type { Submission } from "@/lib/submission/schema";
import { DeclareReadTools } from "./declare-read-tools";

type SubmissionDoneProps = {
  submission: Submission;
  /** What a remote server listed while the manifest was drafted. */
  tools: Draft["tools"];
  mayEnterConsole: boolean;
  onAgain: () => void;
};

/** What happens next. The form is gone, so the heading takes the focus (catalog-and-console-ux.md §5.1). */
export default function SubmissionDone({ submission, tools, mayEnterConsole, onAgain }: SubmissionDoneProps) {
  const t = useTranslations("submit");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="submitted-heading" className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card">
      <h2 id="submitted-heading" ref={heading} tabIndex={-1} className="text-lg font-semibold wrap-anywhere">
        {t("done", { name: submission.server, version: submission.version })}
      </h2>
      <p className="text-sm">{t("doneBody")}</p>
      <ul className="flex flex-col gap-2">
        {submission.reviews.map(({ id, catalog, state }) => (
          <li key={id} className="flex flex-wrap items-center gap-2 text-sm">
            <ReviewStateBadge state={state} />
            <TextLink href={mayEnterConsole ? reviewHref(id) : "/account/submissions"}>{t("followIn", { catalog })}</TextLink>
          </li>
        ))}
      </ul>
      <p className="identifier text-sm text-muted">{submission.digest}</p>
      {tools === null ? null : <DeclareReadTools server={submission.server} version={submission.version} tools={tools} />}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={serverHref(submission.server, { version: submission.version, tab: "tools" })} variant={tools === null ? "primary" : "secondary"}>
          {t("declareTools")}
        </LinkButton>
        <Button onClick={onAgain}>{t("another")}</Button>
      </div>
    </section>
  );
}
