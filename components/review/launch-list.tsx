import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/class-names";
import { VisibleText } from "@/components/ui/visible-text";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import { clientLaunches, launchBefore, type Launch } from "./client-launches";
import { launchDiff, type LaunchPart } from "./launch-diff";

/** What runs where and what it is given, exactly as each client would do it; where it was another thing before, argument by argument. */
export function LaunchList({ subject, before }: { subject: InstallSubject; before: InstallSubject | null }) {
  const t = useTranslations("review");
  const earlier = before === null ? [] : clientLaunches(before);
  return (
    <div>
      <h3 className="text-sm font-semibold">{t("launch")}</h3>
      <p className="mb-3 max-w-prose text-sm text-muted">{t("launchIntro")}</p>
      <ul className="flex flex-col gap-3">
        {clientLaunches(subject).map((launch) => (
          <LaunchItem key={`${launch.os} ${launch.clients[0] ?? ""}`} launch={launch} before={launchBefore(launch, earlier)} />
        ))}
      </ul>
    </div>
  );
}

function LaunchItem({ launch, before }: { launch: Launch; before: Launch | undefined }) {
  const { clients, os, words, start, given, refusal } = launch;
  const t = useTranslations("review");
  const names = os === "windows" ? t("onWindows", { name: clients.join(", ") }) : clients.join(", ");
  return (
    <li className="rounded-control border border-line p-3 text-sm">
      {refusal === null ? (
        <ol aria-label={t("launchCommand", { name: names })} className="flex flex-wrap gap-1.5">
          {words.map((word, index) => (
            <li key={index} className="min-h-6 max-w-full min-w-3 rounded-md bg-sunken px-1.5 py-0.5">
              <code className="identifier whitespace-pre-wrap"><VisibleText text={word} /></code>
            </li>
          ))}
        </ol>
      ) : (
        <p lang="en" className="text-muted"><VisibleText text={refusal} /></p>
      )}
      <Parts title={t("launchStart")} label={t("launchStartOf", { name: names })} parts={sameParts(start)} />
      {before && refusal === null ? (
        <Differences before={before} now={launch} names={names} />
      ) : null}
      <Parts title={t("launchGiven")} label={t("launchGivenOf", { name: names })} parts={sameParts(given)} />
      <p className="mt-2 text-xs text-muted">{names}</p>
    </li>
  );
}

function Differences({ before, now, names }: { before: Launch; now: Launch; names: string }) {
  const t = useTranslations("review");
  const { words, start, given } = launchDiff(before, now);
  return (
    <>
      <Parts title={t("launchBefore")} label={t("launchChange", { name: names })} parts={words} />
      <Parts title={t("startBefore")} label={t("startChange", { name: names })} parts={start} />
      <Parts title={t("givenBefore")} label={t("givenChange", { name: names })} parts={given} />
    </>
  );
}

const sameParts = (texts: readonly string[]) => texts.map((text): LaunchPart => ({ kind: "same", text }));

/** Each part in a frame of its own, so that it is seen where one ends. */
function Parts({ title, label, parts }: { title: string; label: string; parts: readonly LaunchPart[] }) {
  return parts.length === 0 ? null : (
    <div className="mt-2">
      <p aria-hidden className="mb-1 text-xs text-muted">{title}</p>
      <ol aria-label={label} className="flex flex-wrap gap-1.5 text-xs">
        {parts.map(({ kind, text }, index) => (
          <li key={index} className={cx("min-h-6 max-w-full min-w-3 rounded-md border px-1.5 py-0.5", frame[kind])}>
            <Part kind={kind} text={text} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Part({ kind, text }: LaunchPart) {
  const t = useTranslations("review");
  const code = <code className="identifier whitespace-pre-wrap"><VisibleText text={text} /></code>;
  if (kind === "same") return code;
  const Element = kind === "added" ? "ins" : "del";
  return (
    <Element className="decoration-1 underline-offset-3">
      <span aria-hidden className="font-mono font-semibold select-none">{kind === "added" ? "+" : "−"}</span>
      <span className="sr-only">{kind === "added" ? t("changeAdded") : t("changeRemoved")}: </span>
      {code}
    </Element>
  );
}

const frame = {
  same: "border-line",
  added: "border-success bg-success-soft text-success",
  removed: "border-danger bg-danger-soft text-danger",
} as const satisfies Record<LaunchPart["kind"], string>;
