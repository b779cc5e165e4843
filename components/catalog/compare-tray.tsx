"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { compareHref } from "./addresses";
import { useCompareChoice } from "./compare-choice";

/** Says how many servers are chosen and leads to the comparison; not there while none is. `heading`: id of that of the list, which gets the focus of what goes. */
export function CompareTray({ heading }: { heading: string }) {
  const t = useTranslations("compare");
  const { chosen, isFull, clear } = useCompareChoice();
  const group = useKeptFocus(heading);
  return (
    <div ref={group} role="status" className="sticky bottom-3 z-20 empty:hidden">
      {chosen.length === 0 ? null : (
        <div className="mx-auto flex w-fit max-w-full flex-wrap items-center gap-3 rounded-card border border-line bg-surface px-4 py-2 text-sm shadow-raised">
          <span className="tabular-nums">
            {t("chosen", { count: chosen.length })}
            {isFull ? <span className="block text-xs text-muted">{t("full")}</span> : null}
          </span>
          <LinkButton href={compareHref(chosen)} variant="primary" size="small">
            {t("show")}
          </LinkButton>
          <Button variant="quiet" size="small" onClick={clear}>
            {t("clear")}
          </Button>
        </div>
      )}
    </div>
  );
}
