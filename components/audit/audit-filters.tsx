import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { auditPath } from "@/components/console/paths";
import type { SelectChoice } from "@/components/ui/select";
import { actionGroups } from "./action-options";

/** What of the record to show; everything is in the address. */
export function AuditFilters({ wanted, actions }: { wanted: Readonly<Record<string, string | undefined>>; actions: readonly string[] }) {
  const t = useTranslations("audit");
  return (
    <FilterForm action={auditPath()} label={t("filter")}>
      <FilterInput name="q" label={t("search")} hint={t("searchHint")} value={wanted["q"]} type="search" />
      <FilterInput name="actor" label={t("actor")} hint={t("actorHint")} value={wanted["actor"]} />
      <FilterSelect name="action" label={t("action")} value={wanted["action"]} options={useActionOptions(actions, wanted["action"])} />
      <FilterInput name="object" label={t("object")} value={wanted["object"]} hint={t("objectHint")} />
      <FilterInput name="from" label={t("from")} value={wanted["from"]} type="date" />
      <FilterInput name="to" label={t("to")} value={wanted["to"]} type="date" />
    </FilterForm>
  );
}

/** The actions there are, by what they are about; an address may name any other beginning. */
function useActionOptions(actions: readonly string[], chosen: string | undefined): SelectChoice[] {
  const t = useTranslations("audit");
  const groups = actionGroups(actions).map(({ family, actions: members }) => {
    const name = t.has(`families.${family}` as "families.audit") ? t(`families.${family}` as "families.audit") : family;
    return { group: name, options: [{ value: `${family}.`, label: t("wholeFamily", { name }) }, ...members.map((value) => ({ value, label: value }))] };
  });
  const known = groups.some(({ options }) => options.some(({ value }) => value === chosen));
  return [{ value: "", label: t("anyAction") }, ...(chosen === undefined || chosen === "" || known ? [] : [{ value: chosen, label: chosen }]), ...groups];
}
