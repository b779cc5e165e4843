import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Namespace } from "@/lib/access/namespace-schema";
import { AddMember } from "./member-acts";
import { MemberTable } from "./member-table";

type NamespaceMembersProps = { namespace: Namespace; viewerId: string; mayManage: boolean };

/** The members of a namespace, the same for its owners and for administrators. */
export function NamespaceMembers({ namespace: { name, members = [] }, viewerId, mayManage }: NamespaceMembersProps) {
  const t = useTranslations("namespaces");
  return (
    <SectionCard id="members" title={t("members")}>
      <div className="flex flex-col gap-5">
        {members.length === 0 ? <EmptyState icon={UsersRound} title={t("noMembers")} /> : <MemberTable namespace={name} members={members} viewerId={viewerId} mayManage={mayManage} />}
        {mayManage ? <AddMember namespace={name} /> : null}
      </div>
    </SectionCard>
  );
}
