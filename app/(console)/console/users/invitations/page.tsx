import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { invitationsPath } from "@/components/console/paths";
import { CreatePerson } from "@/components/people/create-person";
import { InvitationTable } from "@/components/people/invitation-table";
import { PeopleTabs } from "@/components/people/people-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { INVITATION_STATES, invitationFilterSchema } from "@/lib/access/invitation-schema";
import { invitationsPage } from "@/lib/access/invitations";
import { can } from "@/lib/access/permissions";
import { consoleViewer } from "../../console-viewer";
import { searchValues, type SearchParams } from "../../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("tab_invitations") };
}

export default async function InvitationsPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(invitationsPath(wanted), "user.read");
  const before = z.uuid().safeParse(cursor).data;
  const filter = invitationFilterSchema.safeParse(wanted).data ?? {};
  const [t, words, common, found] = await Promise.all([
    getTranslations("people"),
    getTranslations("console"),
    getTranslations("common"),
    invitationsPage({ viewer }, filter, PAGE_SIZE + 1, before),
  ]);
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const mayManage = can(viewer, "user.manage");
  return (
    <>
      <PageHeader title={t("tab_invitations")} description={t("invitationIntro")} actions={mayManage ? <CreatePerson /> : undefined} />
      <PeopleTabs current="invitations" maySeeRobots={can(viewer, "robot.read")} />
      <FilterForm action={invitationsPath()} label={t("searchInvitations")}>
        <FilterInput name="q" type="search" label={t("nameOrEmail")} value={filter.q} />
        <FilterSelect name="state" label={t("state")} value={filter.state} options={[{ value: "", label: common("all") }, ...INVITATION_STATES.map((state) => ({ value: state, label: t(`invitation_${state}`) }))]} />
      </FilterForm>
      {page.length === 0 ? (
        <EmptyState icon={Mail} title={t("noInvitations")} />
      ) : (
        <div className="flex flex-col gap-4">
          <InvitationTable invitations={page} mayManage={mayManage} />
          <Pagination
            label={common("pages")}
            previous={before === undefined ? undefined : { href: invitationsPath(wanted), label: words("firstPage") }}
            next={found.length > PAGE_SIZE && last ? { href: invitationsPath({ ...wanted, cursor: last.id }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
