import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select, type SelectChoice } from "@/components/ui/select";
import type { Route } from "next";

type FilterFormProps = { action: Route; label: string; children: ReactNode };

/**
 * Filters live in the URL: a plain GET form, which works before and without script. On a phone the list comes first: the first
 * field stands for all until the others are asked for, and it is said when one of them selects.
 */
export function FilterForm({ action, label, children }: FilterFormProps) {
  const t = useTranslations("common");
  const fields = useId();
  return (
    <form action={action} role="search" aria-label={label} className="mb-6 flex flex-col gap-3">
      <div id={fields} className="filter-fields grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] gap-3">{children}</div>
      <label className="filter-fold min-h-8 items-center gap-2.5 text-sm">
        <input type="checkbox" aria-controls={fields} className="size-5 accent-accent" />
        {t("allFilters")}
        <span className="filter-note text-muted">{t("someFilters")}</span>
      </label>
      <div className="flex flex-wrap gap-2">
        <button type="submit" className={buttonStyle("primary")}>
          {t("apply")}
        </button>
        <LinkButton href={action} variant="quiet">
          {t("clear")}
        </LinkButton>
      </div>
    </form>
  );
}

export function FilterSelect(props: { name: string; label: string; options: readonly SelectChoice[]; value: string | undefined }) {
  const { name, label, options, value = "" } = props;
  // The key makes a new answer of the server show in a control that keeps its own state.
  return (
    <Field label={label}>
      <Select key={value} name={name} options={options} defaultValue={value} />
    </Field>
  );
}

export function FilterInput(props: { name: string; label: string; value: string | undefined; hint?: string; type?: string }) {
  const { name, label, value = "", hint, type = "text" } = props;
  return (
    <Field label={label} hint={hint}>
      <Input key={value} name={name} type={type} defaultValue={value} autoComplete="off" />
    </Field>
  );
}
