import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { System } from "@/lib/system/schema";

/** Processes that run jobs. Without one nothing is checked, and nothing reaches a Nacos. */
export function WorkerList({ workers }: { workers: System["workers"] }) {
  const t = useTranslations("system.workers");
  if (workers.length === 0) return <Notice tone="danger" title={t("none")}>{t("noneMeans")}</Notice>;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {workers.map(({ pid, address, since, workers: count }) => (
        <li key={pid} className="flex flex-wrap gap-x-2">
          <span className="font-medium">{t("process", { count, name: address ?? t("local") })}</span>
          <span className="text-muted">
            {t("since")} <Time at={since} precision="minute" />
          </span>
        </li>
      ))}
    </ul>
  );
}
