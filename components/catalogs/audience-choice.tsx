import { useTranslations } from "next-intl";
import { AUDIENCES, type Audience } from "@/lib/catalog/catalog-schema";

/** Who reads a catalog, each choice with what it means. */
export function AudienceChoice({ value, onChange }: { value: Audience; onChange: (audience: Audience) => void }) {
  const t = useTranslations("catalogs.audience");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t("title")}</legend>
      {AUDIENCES.map((audience) => (
        <label
          key={audience}
          className="flex cursor-pointer gap-3 rounded-control border border-control bg-surface p-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input type="radio" name="audience" value={audience} checked={audience === value} onChange={() => onChange(audience)} className="mt-0.5 size-4 shrink-0 accent-accent" />
          <span className="flex flex-col gap-0.5">
            <span className="font-semibold">{t(`${audience}.name`)}</span>
            <span>{t(`${audience}.who`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
