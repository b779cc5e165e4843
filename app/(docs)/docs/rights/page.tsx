import { SearchX } from "lucide-react";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { queryText } from "@/app/address";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { RightsView } from "@/components/rights/rights-view";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { rightsTable } from "@/lib/access/rights";
import { type Right, RIGHT_AREAS, RIGHT_ROLES, type RightsFilter, rightsFilterSchema } from "@/lib/access/rights-schema";

const HERE: Route = "/docs/rights";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rights");
  return { title: t("title") };
}

/** Whether a row is wanted; words are looked for in the sentence the reader sees, and in the name of the act. */
function isWanted(right: Right, { role, area, q }: RightsFilter, sentence: string): boolean {
  const text = q?.trim().toLowerCase() ?? "";
  // Everybody who is signed in is a viewer.
  const held = role === undefined || right.roles.includes(role) || right.roles.includes("viewer");
  return held && (area === undefined || right.area === area) && `${sentence} ${right.action}`.toLowerCase().includes(text);
}

export default async function RightsPage({ searchParams }: PageProps<"/docs/rights">) {
  const wanted = await searchParams;
  const filter = rightsFilterSchema.safeParse(Object.fromEntries(["role", "area", "q"].map((name) => [name, queryText(wanted[name])]))).data ?? {};
  const [t, roles, common] = await Promise.all([getTranslations("rights"), getTranslations("roles"), getTranslations("common")]);
  const rights = rightsTable().filter((right) => isWanted(right, filter, t(`sentence.${right.key}` as "act")));
  const all = { value: "", label: common("all") };
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <FilterForm action={HERE} label={t("filter")}>
        <FilterInput name="q" type="search" label={common("search")} value={filter.q} />
        <FilterSelect name="role" label={t("role")} value={filter.role} options={[all, ...RIGHT_ROLES.map((role) => ({ value: role, label: role === "viewer" ? t("everybody") : roles(role) }))]} />
        <FilterSelect name="area" label={t("area")} value={filter.area} options={[all, ...RIGHT_AREAS.map((area) => ({ value: area, label: t(`area_${area}`) }))]} />
      </FilterForm>
      {rights.length === 0 ? <EmptyState icon={SearchX} title={t("noMatch")} /> : null}
      <div className="flex flex-col gap-8">
        {RIGHT_AREAS.map((area) => ({ area, rows: rights.filter((right) => right.area === area) }))
          .filter(({ rows }) => rows.length > 0)
          .map(({ area, rows }) => (
            <RightsView key={area} id={area} title={t(`area_${area}`)} rights={rows} />
          ))}
      </div>
    </>
  );
}
