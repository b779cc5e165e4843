import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { DraftNote } from "@/lib/draft/schema";

/** What to look at before a draft is submitted; told when it arrives. */
export function DraftNotes({ notes }: { notes: readonly DraftNote[] }) {
  const t = useTranslations("draft");
  return (
    <Notice role="status" title={t("ready")}>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
        {notes.map(({ code, value }) => (
          <li key={code} className="wrap-anywhere">
            {t(`note.${code}`, { value: value ?? "–" })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
