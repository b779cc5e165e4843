import { ShieldCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { targetPath } from "@/components/console/paths";
import { FindingList } from "@/components/targets/finding-list";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { targetFindings } from "@/lib/nacos/target-acts-service";
import type { TargetFinding } from "@/lib/nacos/target-schema";
import { searchValues, type SearchParams } from "../../../search-values";
import { loadTarget } from "../load-target";

const MAX_FINDINGS = 500;

function matches({ kind, subject, detail }: TargetFinding, wanted: Record<string, string>): boolean {
  const q = (wanted["q"] ?? "").trim().toLowerCase();
  return (wanted["kind"] === undefined || kind === wanted["kind"]) && `${subject} ${detail}`.toLowerCase().includes(q);
}

/** Servers of ours that differ are among the servers; here is what is nobody's, or a reason for alarm. */
export default async function TargetFindingsPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, wanted] = await Promise.all([params, searchValues(searchParams)]);
  const { viewer, target } = await loadTarget(id);
  const [t, common, all] = await Promise.all([getTranslations("targets.findings"), getTranslations("common"), targetFindings(viewer, id, MAX_FINDINGS)]);
  const shown = all.filter((finding) => matches(finding, wanted));
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const { drifted, conflict } = target.servers;
  return (
    <div className="flex flex-col gap-4">
      {drifted + conflict > 0 ? (
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {drifted > 0 ? <TextLink href={targetPath(id, "", { state: "drifted" })}>{t("drifted", { count: drifted })}</TextLink> : null}
          {conflict > 0 ? <TextLink href={targetPath(id, "", { state: "conflict" })}>{t("conflicts", { count: conflict })}</TextLink> : null}
        </p>
      ) : null}
      {all.length === 0 ? null : (
        <FilterForm action={targetPath(id, "/findings")} label={t("search")}>
          <FilterInput name="q" label={common("search")} value={wanted["q"]} type="search" />
          <FilterSelect
            name="kind"
            label={t("kindLabel")}
            value={wanted["kind"]}
            options={[{ value: "", label: common("all") }, ...kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}.title` as "kind.extra.title") }))]}
          />
        </FilterForm>
      )}
      {shown.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={t(all.length === 0 ? "none" : "noMatch")}>
          {all.length === 0 ? t(target.driftCheckedAt === null ? "notChecked" : "noneBody") : null}
        </EmptyState>
      ) : (
        <FindingList targetId={id} findings={shown} />
      )}
    </div>
  );
}
