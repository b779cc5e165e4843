import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import type { FirstSync, ImportCandidate } from "@/lib/nacos/import/preview-schema";

/** What is lost or in the way, and what the first sync does to the entry. */
export function CandidateNotes({ candidate: { notes, firstSync, mapping } }: { candidate: ImportCandidate }) {
  const t = useTranslations("nacosImport.note");
  return (
    <>
      {notes.length === 0 ? null : (
        <ul className="max-w-prose list-disc pl-5">
          {notes.map(({ code, subject }) => (
            <li key={`${code} ${subject ?? ""}`} className="wrap-anywhere">
              {t.rich(code, { subject: () => <code className="identifier"><VisibleText text={subject ?? ""} /></code> })}
            </li>
          ))}
        </ul>
      )}
      {firstSync === null || mapping === "ours" ? null : <FirstSyncText sync={firstSync} />}
    </>
  );
}

function FirstSyncText({ sync: { outcome, changes } }: { sync: FirstSync }) {
  const t = useTranslations("nacosImport.firstSync");
  const parts = changes.map((part) => t(`part.${part}`)).join(t("and"));
  return <p className={outcome === "removes" ? "max-w-prose text-danger" : "max-w-prose text-muted"}>{t(outcome, { parts })}</p>;
}
