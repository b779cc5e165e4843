import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import type { VersionChanges } from "@/lib/submission/version-changes";
import { ChangesTable } from "./changes-table";

/** The difference to what this catalog serves now. */
export function ChangesSection({ changes }: { changes: VersionChanges | null }) {
  const t = useTranslations("review");
  return (
    <SectionCard id="changes" title={t("changes")}>
      {changes === null ? <p className="text-muted">{t("changesFirst")}</p> : <ChangesTable changes={changes} />}
    </SectionCard>
  );
}
