import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Readiness } from "@/lib/system/schema";

const PARTS = ["database", "migrations", "readModel"] as const;

/** What `/readyz` says, in words. */
export function ReadinessNotice({ readiness }: { readiness: Readiness }) {
  const t = useTranslations("system.health");
  const failing = PARTS.filter((part) => !readiness[part]);
  return (
    <Notice tone={readiness.ready ? "success" : "danger"} title={t(readiness.ready ? "ready" : "notReady")}>
      {failing.length === 0 ? (
        t("allWell")
      ) : (
        <ul className="list-disc pl-5">
          {failing.map((part) => (
            <li key={part}>{t(`failing.${part}`)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
