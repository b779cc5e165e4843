import { Bot, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { AccessBadge } from "@/components/people/access-badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { Namespace } from "@/lib/access/namespace-schema";
import { MemberRole, RemoveMember } from "./member-acts";

type Member = NonNullable<Namespace["members"]>[number];
type MemberTableProps = { namespace: string; members: readonly Member[]; /** Id of whoever looks. */ viewerId: string; mayManage: boolean };

/** Who may publish in a namespace, and who may say so. */
export function MemberTable({ namespace, members, viewerId, mayManage }: MemberTableProps) {
  const t = useTranslations("namespaces");
  const role = useTranslations("roles");
  const head = [t("member"), t("role"), t("access"), ...(mayManage ? [t("remove")] : [])];
  return (
    <Table caption={t("membersOf", { name: namespace })} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {members.map((member) => (
        <tr key={member.principalId}>
          <TableRowHead>
            <span className="flex items-center gap-1.5 wrap-anywhere">
              <KindIcon kind={member.kind} />
              {member.name}
            </span>
          </TableRowHead>
          <TableCell>{mayManage ? <MemberRole key={member.role} namespace={namespace} member={member} locked={member.principalId === viewerId && member.role !== "owner"} /> : role(member.role)}</TableCell>
          <TableCell>
            <AccessBadge disabled={member.disabled} />
          </TableCell>
          {mayManage ? (
            <TableCell>
              <RemoveMember namespace={namespace} member={member} isSelf={member.principalId === viewerId} />
            </TableCell>
          ) : null}
        </tr>
      ))}
    </Table>
  );
}

function KindIcon({ kind }: { kind: Member["kind"] }) {
  const t = useTranslations("namespaces");
  const Icon = kind === "robot" ? Bot : UserRound;
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="sr-only">{kind === "robot" ? t("robot") : t("person")}</span>
    </>
  );
}
