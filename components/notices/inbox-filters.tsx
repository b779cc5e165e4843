import { useTranslations } from "next-intl";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { NOTICE_GROUPS } from "@/lib/notices/notice-names-schema";
import { inboxHref, type InboxQuery } from "./inbox-address";

/** Which notices to show. */
export function InboxFilters({ filter }: { filter: InboxQuery }) {
  const t = useTranslations("inbox");
  const group = useTranslations("notices.group");
  const common = useTranslations("common");
  const groups = [{ value: "", label: common("all") }, ...NOTICE_GROUPS.map((value) => ({ value, label: group(value) }))];
  return (
    <FilterForm action={inboxHref()} label={t("filter")}>
      <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
      <FilterSelect name="group" label={t("group")} value={filter.group} options={groups} />
      <FilterSelect name="unread" label={t("state")} value={filter.unread ? "1" : ""} options={[{ value: "", label: t("allStates") }, { value: "1", label: t("unreadOnly") }]} />
    </FilterForm>
  );
}
