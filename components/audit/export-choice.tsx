import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { withQuery } from "@/components/console/paths";
import { buttonStyle } from "@/components/ui/button-style";
import { SectionCard } from "@/components/ui/card";
import type { AuditFilter } from "@/lib/audit/schema";

/** What a file would hold, before it is asked for; two forms of the same entries. */
export function ExportChoice({ filter, count }: { filter: AuditFilter; count: number }) {
  const t = useTranslations("audit.exports");
  const isWhole = Object.values(filter).every((value) => value === undefined);
  return (
    <SectionCard id="export" title={t("title")}>
      <p className="max-w-prose text-sm">{t("holds", { count })}</p>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("personal")}</p>
      <p className="mt-1 max-w-prose text-sm text-muted">{t(isWhole ? "whole" : "part")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {(["jsonl", "csv"] as const).map((format) => (
          // A plain link: the answer is a file of the API, not a page.
          <a key={format} href={withQuery("/api/v1/audit/export", { ...filter, format })} download={`audit.${format}`} className={buttonStyle()}>
            <Download aria-hidden />
            {t(format)}
          </a>
        ))}
      </div>
    </SectionCard>
  );
}
