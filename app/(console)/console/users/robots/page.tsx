import { Bot } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { robotsPath } from "@/components/console/paths";
import { PeopleTabs } from "@/components/people/people-tabs";
import { CreateRobot } from "@/components/people/robot-form";
import { RobotTable } from "@/components/people/robot-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import { ROBOT_STATES, robotFilterSchema } from "@/lib/access/robot-schema";
import { robotsPage } from "@/lib/access/robots";
import { consoleViewer } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("tab_robots") };
}

export default async function RobotsPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(robotsPath(wanted), "robot.read");
  const after = z.uuid().safeParse(cursor).data;
  const filter = robotFilterSchema.safeParse(wanted).data ?? {};
  const [people, t, words, common, found] = await Promise.all([
    getTranslations("people"),
    getTranslations("people.robots"),
    getTranslations("console"),
    getTranslations("common"),
    robotsPage({ viewer }, filter, PAGE_SIZE + 1, after),
  ]);
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const isFiltered = Object.keys(wanted).length > 0;
  return (
    <>
      <PageHeader title={people("tab_robots")} description={t("intro")} actions={can(viewer, "robot.manage") ? <CreateRobot /> : undefined} />
      <PeopleTabs current="robots" maySeeRobots />
      <FilterForm action={robotsPath()} label={t("search")}>
        <FilterInput name="q" type="search" label={t("name")} value={filter.q} />
        <FilterSelect name="state" label={people("state")} value={filter.state} options={[{ value: "", label: common("all") }, ...ROBOT_STATES.map((state) => ({ value: state, label: t(`state_${state}`) }))]} />
      </FilterForm>
      {page.length === 0 ? (
        <EmptyState icon={Bot} title={isFiltered ? t("noMatch") : t("none")}>
          {isFiltered ? null : t("noneBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <RobotTable robots={page} />
          <Pagination
            label={common("pages")}
            previous={after === undefined ? undefined : { href: robotsPath(wanted), label: words("firstPage") }}
            next={found.length > PAGE_SIZE && last ? { href: robotsPath({ ...wanted, cursor: last.id }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
