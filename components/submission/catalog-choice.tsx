import { useTranslations } from "next-intl";
import { useId } from "react";

type CatalogChoiceProps = {
  catalogs: readonly { slug: string; title: string }[];
  chosen: readonly string[];
  onChange: (slugs: readonly string[]) => void;
};

/** A review is opened in each chosen catalog. */
export function CatalogChoice({ catalogs, chosen, onChange }: CatalogChoiceProps) {
  const t = useTranslations("submit");
  const hint = useId();
  const toggle = (slug: string) => onChange(chosen.includes(slug) ? chosen.filter((other) => other !== slug) : [...chosen, slug]);
  return (
    <fieldset aria-describedby={hint} className="flex flex-col gap-1">
      <legend className="text-sm font-medium">{t("catalogs")}</legend>
      <p id={hint} className="text-sm text-muted">
        {t("catalogsHint")}
      </p>
      {catalogs.map(({ slug, title }) => (
        <label key={slug} className="flex min-h-8 items-center gap-2 text-sm wrap-anywhere">
          <input type="checkbox" checked={chosen.includes(slug)} onChange={() => toggle(slug)} className="size-5 shrink-0 accent-accent" />
          {title} <span className="identifier text-muted">{slug}</span>
        </label>
      ))}
    </fieldset>
  );
}
