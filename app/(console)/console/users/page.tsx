import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CreatePerson } from "@/components/console/create-person";
import { PeopleTable } from "@/components/console/people-table";
import { withQuery } from "@/components/console/paths";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import { usersPage } from "@/lib/access/users";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("users") };
}

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await consoleViewer("/console/users", "user.read");
  const after = z.uuid().safeParse((await searchValues(searchParams))["cursor"]).data;
  const caller = { viewer, request: { ip: null, requestId: null } };
  const [t, common, people] = await Promise.all([
    getTranslations("console"),
    getTranslations("common"),
    usersPage(caller, PAGE_SIZE + 1, after),
  ]);
  const page = people.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const mayManage = can(viewer, "user.manage");
  return (
    <>
      <PageHeader title={t("users")} actions={mayManage ? <CreatePerson /> : undefined} />
      <div className="flex flex-col gap-4">
        <PeopleTable people={page} mayManage={mayManage} />
        <Pagination
          label={common("pages")}
          previous={after === undefined ? undefined : { href: withQuery("/console/users", {}), label: t("firstPage") }}
          next={people.length > PAGE_SIZE && last ? { href: withQuery("/console/users", { cursor: last.id }), label: common("next") } : undefined}
        />
      </div>
    </>
  );
}
