import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

const STEPS = ["user", "add", "look"] as const;

/** What a target is and how one comes to be, where there is none yet. */
export function FirstSteps({ action }: { action: ReactNode }) {
  const t = useTranslations("targets.first");
  return (
    <EmptyState icon={Share2} title={t("title")} action={action}>
      <p>{t("what")}</p>
      <ol className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4 text-left sm:grid-cols-3">
        {STEPS.map((step, index) => (
          <li key={step} className="flex flex-col gap-1 border-t-2 border-accent pt-3">
            <span className="text-sm font-semibold text-ink">
              {index + 1}. {t(`${step}Title`)}
            </span>
            <span>{t(step)}</span>
          </li>
        ))}
      </ol>
    </EmptyState>
  );
}
