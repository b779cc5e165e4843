import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { targetsPath } from "@/components/console/paths";
import { RefusedButton } from "@/components/console/refused-button";
import { FirstSteps } from "@/components/targets/first-steps";
import { TargetFilters } from "@/components/targets/target-filters";
import { TargetList } from "@/components/targets/target-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { allTargets } from "@/lib/nacos/target-service";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("targets");
  return { title: t("title") };
}

export default async function TargetsPage({ searchParams }: { searchParams: SearchParams }) {
  const wanted = await searchValues(searchParams);
  const viewer = await consoleViewer(targetsPath(wanted), "target.read");
  const [t, targets] = await Promise.all([getTranslations("targets"), allTargets(viewer)]);
  const add = can(viewer, "target.manage") ? (
    <LinkButton href="/console/targets/new" variant="primary">
      <Plus aria-hidden />
      {t("add")}
    </LinkButton>
  ) : (
    <RefusedButton label={t("add")} why={t("act.why")} variant="primary" />
  );
  const filter = { q: wanted["q"], catalog: wanted["catalog"], state: wanted["state"] };
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} actions={targets.length === 0 ? undefined : add} />
      {targets.length === 0 ? (
        <FirstSteps action={add} />
      ) : (
        <>
          <TargetFilters filter={filter} catalogs={[...new Set(targets.map(({ catalog }) => catalog))]} />
          <TargetList initial={targets} filter={filter} />
        </>
      )}
    </>
  );
}
