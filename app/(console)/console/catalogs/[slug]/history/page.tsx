import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { PolicyDifference } from "@/components/catalogs/policy-difference";
import { AudienceHistory, DecidedUnder, PolicyHistory } from "@/components/catalogs/policy-history";
import { FilterForm, FilterSelect } from "@/components/console/filter-form";
import { catalogPath } from "@/components/console/paths";
import { SectionCard } from "@/components/ui/card";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import type { PolicyVersion } from "@/lib/catalog/policy-history-schema";
import { catalogChanges, policyVersions } from "@/lib/catalog/policy-history-service";
import { searchValues, type SearchParams } from "../../../search-values";
import { loadCatalog } from "../load-catalog";

const PAGE_SIZE = 50;
const CHANGES_SHOWN = 50;

const versionOf = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : undefined);

export default async function CatalogHistoryPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: SearchParams }) {
  const [{ slug }, query] = await Promise.all([params, searchValues(searchParams)]);
  const { viewer, policy } = await loadCatalog(slug, "/history");
  const before = versionOf(query["before"]);
  const [t, common, words, found] = await Promise.all([
    getTranslations("catalogs.history"),
    getTranslations("common"),
    getTranslations("console"),
    policyVersions(viewer, slug, PAGE_SIZE + 1, before),
  ]);
  const versions = found.slice(0, PAGE_SIZE);
  const chosen = { from: versionOf(query["from"]) ?? Math.max(1, policy.version - 1), to: versionOf(query["to"]) ?? policy.version };
  const compared = await Promise.all([chosen.from, chosen.to].map(async (version) => (await policyVersions(viewer, slug, 1, version + 1))[0]));
  const changes = can(viewer, "audit.read", { catalog: slug }) ? await catalogChanges(viewer, slug, CHANGES_SHOWN) : null;
  return (
    <div className="flex flex-col gap-6">
      <PolicyHistory slug={slug} versions={versions} />
      <Pagination
        label={common("pages")}
        previous={before === undefined ? undefined : { href: catalogPath(slug, "/history"), label: words("firstPage") }}
        next={found.length > PAGE_SIZE ? { href: catalogPath(slug, "/history", { before: String(versions.at(-1)?.version) }), label: common("next") } : undefined}
      />
      <SectionCard id="compare" title={t("compareTitle")}>
        <FilterForm action={catalogPath(slug, "/history")} label={t("compareTitle")}>
          <VersionSelect name="from" versions={versions} value={chosen.from} />
          <VersionSelect name="to" versions={versions} value={chosen.to} />
        </FilterForm>
        {compared[0] && compared[1] ? <PolicyDifference before={compared[0].policy} after={compared[1].policy} /> : null}
      </SectionCard>
      <SectionCard id="decided" title={t("decidedUnder")}>
        <DecidedUnder versions={versions} />
      </SectionCard>
      {changes === null ? null : (
        <SectionCard id="audiences" title={t("audienceTitle")}>
          <AudienceHistory changes={changes} />
        </SectionCard>
      )}
    </div>
  );
}

function VersionSelect({ name, versions, value }: { name: "from" | "to"; versions: readonly PolicyVersion[]; value: number }) {
  const t = useTranslations("catalogs.history");
  const numbers = [...new Set([...versions.map(({ version }) => version), value])].sort((a, b) => b - a);
  return <FilterSelect name={name} label={t(name)} value={String(value)} options={numbers.map((number) => ({ value: String(number), label: t("number", { number }) }))} />;
}
