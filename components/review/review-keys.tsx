"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

const KEYS = [
  ["n", "nextFinding"],
  ["p", "previousFinding"],
  ["Space", "mark"],
  ["d", "changes"],
  ["m", "message"],
  ["a", "approve"],
  ["r", "requestChanges"],
  ["Shift+R", "reject"],
] as const;

/** What a key leads to; its words have the same name. */
export type ReviewKeyAct = (typeof KEYS)[number][1];

/** Fetched at the first press: most who open the page read it first. */
const perform = async (act: ReviewKeyAct) => (await import("./review-key-acts")).KEY_ACTS[act]();

/** The keys of the review page, as buttons that anybody can press. */
export function ReviewKeys() {
  const t = useTranslations("review.keys");
  return (
    <ul aria-label={t("title")} className="flex flex-wrap gap-1 max-lg:hidden">
      {KEYS.map(([key, act]) => (
        <li key={key}>
          <Button variant="quiet" size="small" aria-keyshortcuts={key} onClick={() => perform(act)} className="gap-1.5 px-1.5 text-xs font-normal text-muted">
            {t(act)}
            <span aria-hidden>
              <Kbd keys={key === "Shift+R" ? "⇧R" : key === "Space" ? "␣" : key} />
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
