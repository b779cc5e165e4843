"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { Session } from "@/lib/access/session-schema";
import { endUserSessionsMutation } from "@/lib/access/user-queries";

type PersonSessionsProps = { person: { id: string; name: string }; sessions: readonly Session[]; mayEnd: boolean };

/** Where another person is signed in. */
export function PersonSessions({ person, sessions, mayEnd }: PersonSessionsProps) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  if (sessions.length === 0) return <p className="text-sm text-muted">{t("noSessions")}</p>;
  const head = [account("sessionDevice"), account("sessionSeen"), account("sessionExpires"), ...(mayEnd ? [t("actions")] : [])];
  return (
    <div className="flex flex-col items-start gap-4">
      <Table caption={t("sessionsOf", { name: person.name })} className="w-full" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
        {sessions.map((session) => (
          <tr key={session.id}>
            <TableRowHead className="wrap-anywhere">
              <span className="block font-normal">{session.userAgent ?? account("sessionUnknown")}</span>
              <span className="block text-xs font-normal text-muted">{session.ip}</span>
            </TableRowHead>
            <TableCell>
              <Time at={session.lastSeenAt} precision="minute" />
            </TableCell>
            <TableCell>
              <Time at={session.expiresAt} precision="minute" />
            </TableCell>
            {mayEnd ? (
              <TableCell>
                <EndSessions person={person} sessionId={session.id} />
              </TableCell>
            ) : null}
          </tr>
        ))}
      </Table>
      {mayEnd ? <EndSessions person={person} /> : null}
    </div>
  );
}

function EndSessions({ person, sessionId }: { person: { id: string; name: string }; sessionId?: string }) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const showToast = useToast();
  const label = sessionId === undefined ? t("endAllSessions") : account("sessionEnd");
  return (
    <ConfirmDialog
      label={label}
      title={sessionId === undefined ? t("endAllTitle", { name: person.name }) : t("endOneTitle", { name: person.name })}
      description={t("endBody")}
      confirmLabel={label}
      isQuiet={sessionId !== undefined}
      mutation={endUserSessionsMutation(person.id, sessionId)}
      variables={() => null}
      onDone={() => showToast({ title: account("sessionEnded") })}
    />
  );
}
