import { useTranslations } from "next-intl";
import type { DriftPolicy } from "@/lib/nacos/target-schema";
import { DRIFT_POLICIES } from "@/lib/nacos/drift-names-schema";

type DriftChoiceProps = { value: DriftPolicy; onChange: (value: DriftPolicy) => void };

/** What becomes of what nobody decided, in words: the consequences are larger than the names say. */
export function DriftChoice({ value, onChange }: DriftChoiceProps) {
  const t = useTranslations("targets.drift");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t("title")}</legend>
      {DRIFT_POLICIES.map((policy) => (
        <label
          key={policy}
          className="flex cursor-pointer gap-3 rounded-control border border-control bg-surface p-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input type="radio" name="drift" value={policy} checked={policy === value} onChange={() => onChange(policy)} className="mt-0.5 size-4 shrink-0 accent-accent" />
          <span className="flex flex-col gap-0.5">
            <span className="font-semibold">{t(`${policy}.name`)}</span>
            <span>{t(`${policy}.what`)}</span>
          </span>
        </label>
      ))}
      <p className="text-sm text-muted">{t("always")}</p>
    </fieldset>
  );
}
