import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { peoplePath } from "@/components/console/paths";
import { CreatePerson } from "@/components/people/create-person";
import { PeopleTable } from "@/components/people/people-table";
import { PeopleTabs } from "@/components/people/people-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import { GLOBAL_ROLES } from "@/lib/access/role-names-schema";
import { PERSON_STATES, personFilterSchema } from "@/lib/access/user-schema";
import { countUsers, usersPage } from "@/lib/access/users";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("users") };
}

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(peoplePath(wanted), "user.read");
  const after = z.uuid().safeParse(cursor).data;
  // A filter that is none of ours selects what no filter selects: old links keep leading somewhere.
  const filter = personFilterSchema.safeParse(wanted).data ?? {};
  const [t, words, roles, common, found, count] = await Promise.all([
    getTranslations("people"),
    getTranslations("console"),
    getTranslations("roles"),
    getTranslations("common"),
    usersPage({ viewer }, filter, PAGE_SIZE + 1, after),
    countUsers({ viewer }, filter),
  ]);
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const all = { value: "", label: common("all") };
  return (
    <>
      <PageHeader title={words("users")} description={t("intro")} actions={can(viewer, "user.manage") ? <CreatePerson /> : undefined} />
      <PeopleTabs current="people" maySeeRobots={can(viewer, "robot.read")} />
      <FilterForm action={peoplePath()} label={t("search")}>
        <FilterInput name="q" type="search" label={t("nameOrEmail")} value={filter.q} />
        <FilterSelect name="role" label={t("role")} value={filter.role} options={[all, ...GLOBAL_ROLES.slice(1).map((role) => ({ value: role, label: roles(role) }))]} />
        <FilterSelect name="state" label={t("state")} value={filter.state} options={[all, ...PERSON_STATES.map((state) => ({ value: state, label: t(`state_${state}`) }))]} />
      </FilterForm>
      {page.length === 0 ? (
        <EmptyState icon={UsersRound} title={t("noMatch")} action={<LinkButton href={peoplePath()}>{common("clear")}</LinkButton>} />
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-sm text-muted">{t("count", { count })}</p>
          <PeopleTable people={page} />
          <Pagination
            label={common("pages")}
            previous={after === undefined ? undefined : { href: peoplePath(wanted), label: words("firstPage") }}
            next={found.length > PAGE_SIZE && last ? { href: peoplePath({ ...wanted, cursor: last.id }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
