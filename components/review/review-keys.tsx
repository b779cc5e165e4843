"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

function goTo(element: HTMLElement | null | undefined): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "center" });
}

/** From where the focus is to the next finding in reading order, round about. */
function walkFindings(step: 1 | -1): void {
  const findings = all("[data-finding]");
  const at = findings.findIndex((finding) => finding.contains(document.activeElement));
  const from = at >= 0 ? at : step === 1 ? -1 : 0;
  goTo(findings[(from + step + findings.length) % findings.length]);
}

/** The section that holds the focus, else the first one in view. */
function presentSection(): HTMLElement | undefined {
  const sections = all("[data-review-section]");
  return sections.find((section) => section.contains(document.activeElement)) ?? sections.find((section) => section.getBoundingClientRect().bottom > window.innerHeight / 3);
}

/** Marks the present section and goes on to the next; one that is marked already loses its mark and keeps the focus. */
function markPresentSection(): void {
  const section = presentSection();
  const box = section?.querySelector<HTMLInputElement>("input[data-section-mark]");
  if (!section || !box) return;
  const marked = box.checked;
  box.click();
  const sections = all("[data-review-section]");
  const next = marked ? section : sections[sections.indexOf(section) + 1];
  (next ?? section).focus();
}

/** The first of these that is there: a vote that is not open leaves its button out. */
function focusFirst(...selectors: string[]): void {
  goTo(selectors.map((selector) => document.querySelector<HTMLElement>(selector)).find((element) => element !== null));
}

/** The keys of the review page, as buttons that anybody can press. None of them decides: they lead to where one does. */
export function ReviewKeys() {
  const t = useTranslations("review.keys");
  const keys = [
    { keys: "n", name: t("nextFinding"), act: () => walkFindings(1) },
    { keys: "p", name: t("previousFinding"), act: () => walkFindings(-1) },
    { keys: "Space", name: t("mark"), act: markPresentSection },
    { keys: "d", name: t("changes"), act: () => focusFirst("#changes") },
    { keys: "m", name: t("message"), act: () => focusFirst("[data-message-text]", "#thread") },
    { keys: "a", name: t("approve"), act: () => focusFirst("[data-vote=approve]") },
    { keys: "r", name: t("requestChanges"), act: () => focusFirst("[data-vote=request_changes]") },
    { keys: "Shift+R", name: t("reject"), act: () => focusFirst("[data-vote=reject]") },
  ];
  return (
    <ul aria-label={t("title")} className="flex flex-wrap gap-1 max-lg:hidden">
      {keys.map(({ keys: key, name, act }) => (
        <li key={key}>
          <Button variant="quiet" size="small" aria-keyshortcuts={key} onClick={act} className="gap-1.5 px-1.5 text-xs font-normal text-muted">
            {name}
            <span aria-hidden>
              <Kbd keys={key === "Shift+R" ? "⇧R" : key === "Space" ? "␣" : key} />
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
