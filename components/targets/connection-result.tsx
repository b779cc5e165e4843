import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { VisibleText } from "@/components/ui/visible-text";
import { Notice } from "@/components/ui/notice";
import type { TestResult } from "@/lib/nacos/target-schema";

type Step = TestResult["steps"][number];

/** What a test found, step by step; for what is wrong also what to do, and what Nacos said in its own words. */
export function ConnectionResult({ result: { ok, steps } }: { result: TestResult }) {
  const t = useTranslations("targets.test");
  return (
    <Notice tone={ok ? "success" : "danger"} role="status" title={ok ? t("ok") : t("notOk")}>
      <ol className="mt-2 flex flex-col gap-3">
        {steps.map((step) => (
          <StepLine key={step.name} step={step} />
        ))}
      </ol>
      {ok ? <p className="mt-3 text-muted">{t("writesLater")}</p> : null}
    </Notice>
  );
}

function StepLine({ step: { name, ok, found, value, detail } }: { step: Step }) {
  const t = useTranslations("targets.test");
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={ok ? "mt-0.5 size-4 shrink-0 text-success" : "mt-0.5 size-4 shrink-0 text-danger"} />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="wrap-anywhere">
          <span className="font-semibold">{t(`step.${name}`)}</span> <span className="sr-only">{ok ? t("fine") : t("wrong")}</span> {t(`found.${found}`, { name: value ?? "" })}
        </p>
        {ok ? null : (
          <>
            <p>{t(`cure.${found}` as "cure.refused")}</p>
            <p lang="en" className="text-xs/5 wrap-anywhere text-muted">
              <VisibleText text={detail} />
            </p>
          </>
        )}
      </div>
    </li>
  );
}
