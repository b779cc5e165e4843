import { CircleCheck, CircleSlash, Clock, Mail } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { personPath } from "@/components/console/paths";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Tone } from "@/components/ui/tone";
import type { Invitation, InvitationState } from "@/lib/access/invitation-schema";
import { InviteAgain, RevokeInvitation } from "./invite-again";

const LOOK: Record<InvitationState, { icon: LucideIcon; tone: Tone }> = {
  open: { icon: Mail, tone: "info" },
  used: { icon: CircleCheck, tone: "success" },
  expired: { icon: Clock, tone: "warning" },
  revoked: { icon: CircleSlash, tone: "neutral" },
};

export function InvitationBadge({ state }: { state: InvitationState }) {
  const t = useTranslations("people");
  return <Badge {...LOOK[state]}>{t(`invitation_${state}`)}</Badge>;
}

/** Set-up links, the newest first: what became of each. The link itself is never shown again. */
export function InvitationTable({ invitations, mayManage }: { invitations: readonly Invitation[]; mayManage: boolean }) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const head = [account("name"), t("state"), t("invitedAt"), t("invitedBy"), t("expires"), ...(mayManage ? [t("actions")] : [])];
  return (
    <Table caption={t("invitationCaption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {invitations.map((invitation) => (
        <tr key={invitation.id}>
          <TableRowHead>
            <TextLink href={personPath(invitation.person.id)}>{invitation.person.name}</TextLink>
            <span className="block text-xs font-normal wrap-anywhere text-muted">{invitation.person.email}</span>
          </TableRowHead>
          <TableCell>
            <InvitationBadge state={invitation.state} />
          </TableCell>
          <TableCell>
            <Time at={invitation.createdAt} />
          </TableCell>
          <TableCell>{invitation.createdBy ?? t("byGatehouse")}</TableCell>
          <TableCell>
            <Time at={invitation.expiresAt} />
          </TableCell>
          {mayManage ? <TableCell>{invitation.state === "used" ? "–" : <Acts invitation={invitation} />}</TableCell> : null}
        </tr>
      ))}
    </Table>
  );
}

function Acts({ invitation: { person, state } }: { invitation: Invitation }) {
  return (
    <div className="flex flex-wrap gap-2">
      <InviteAgain person={person} hasPassword={false} size="small" />
      {state === "open" ? <RevokeInvitation person={person} isQuiet /> : null}
    </div>
  );
}
