import { useTranslations } from "next-intl";
import { TextDiff } from "@/components/ui/text-diff";
import { VisibleText } from "@/components/ui/visible-text";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import { clientLaunches, launchBefore, type Launch } from "./client-launches";

/** What runs where, exactly as each client would do it; where it was another thing before, word by word. */
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

function LaunchItem({ launch: { clients, os, words, variables, refusal }, before }: { launch: Launch; before: Launch | undefined }) {
  const t = useTranslations("review");
  const names = os === "windows" ? t("onWindows", { name: clients.join(", ") }) : clients.join(", ");
  return (
    <li className="rounded-control border border-line p-3 text-sm">
      {refusal === null ? (
        <ol aria-label={t("launchCommand", { name: names })} className="flex flex-wrap gap-1.5">
          {words.map((word, index) => (
            <li key={index} className="max-w-full rounded-md bg-sunken px-1.5 py-0.5">
              <code className="identifier whitespace-pre-wrap"><VisibleText text={word} /></code>
            </li>
          ))}
        </ol>
      ) : (
        <p lang="en" className="text-muted"><VisibleText text={refusal} /></p>
      )}
      {before && refusal === null ? (
        <div className="mt-2">
          <p className="text-xs text-muted">{t("launchBefore")}</p>
          <TextDiff before={before.words.join(" ")} after={words.join(" ")} labels={{ added: t("changeAdded"), removed: t("changeRemoved") }} className="font-mono text-xs" />
        </div>
      ) : null}
      {variables.length > 0 ? (
        <p className="mt-2 text-xs text-muted">
          {t("environment")}: <code className="identifier"><VisibleText text={variables.join(", ")} /></code>
        </p>
      ) : null}
      <p className="mt-2 text-xs text-muted">{names}</p>
    </li>
  );
}
