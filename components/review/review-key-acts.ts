import type { ReviewKeyAct } from "./review-keys";

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

/** What each key of the review page does. None of them decides: they lead to where one does. */
export const KEY_ACTS: Record<ReviewKeyAct, () => void> = {
  nextFinding: () => walkFindings(1),
  previousFinding: () => walkFindings(-1),
  mark: markPresentSection,
  changes: () => focusFirst("#changes"),
  message: () => focusFirst("[data-message-text]", "#thread"),
  approve: () => focusFirst("[data-vote=approve]"),
  requestChanges: () => focusFirst("[data-vote=request_changes]"),
  reject: () => focusFirst("[data-vote=reject]"),
};
