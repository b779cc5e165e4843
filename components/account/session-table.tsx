"use client";

import { useMutation } from "@tanstack/react-query";
import { MonitorCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { endOtherSessionsMutation, endSessionMutation } from "@/lib/access/account-queries";
import type { Session } from "@/lib/access/session-schema";

export function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const t = useTranslations("account");
  return (
    <div className="flex flex-col items-start gap-4">
      <Table
        caption={t("sessionsCaption")}
        className="w-full"
        head={
          <>
            <TableHead>{t("sessionDevice")}</TableHead>
            <TableHead>{t("sessionSeen")}</TableHead>
            <TableHead>{t("sessionExpires")}</TableHead>
            <TableHead>{t("sessionEnd")}</TableHead>
          </>
        }
      >
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Table>
      {sessions.length > 1 ? <EndOthers /> : null}
    </div>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations("account");
  const router = useRouter();
  const toast = useToast();
  const onSuccess = () => {
    toast({ title: t("sessionEnded"), tone: "success" });
    router.refresh();
  };
  const { mutate, isPending, error } = useMutation({ ...endSessionMutation(session.id), onSuccess });
  const device = session.userAgent ?? t("sessionUnknown");
  return (
    <tr>
      <TableRowHead className="max-w-md wrap-anywhere">
        <span className="block font-normal">{device}</span>
        <span className="block text-xs font-normal text-muted">{[session.ip, session.method === "oidc" ? t("sessionByOidc") : t("sessionByPassword")].filter(Boolean).join(" · ")}</span>
      </TableRowHead>
      <TableCell>
        <Time at={session.lastSeenAt} precision="minute" />
      </TableCell>
      <TableCell>
        <Time at={session.expiresAt} precision="minute" />
      </TableCell>
      <TableCell>
        {session.current ? (
          <Badge icon={MonitorCheck} tone="info">
            {t("sessionThis")}
          </Badge>
        ) : (
          <Button size="small" pending={isPending} aria-label={t("sessionEndOf", { name: device })} onClick={() => mutate(null)}>
            {t("sessionEnd")}
          </Button>
        )}
        {error ? <ProblemNotice problem={error} /> : null}
      </TableCell>
    </tr>
  );
}

function EndOthers() {
  const t = useTranslations("account");
  const router = useRouter();
  const { mutate, isPending, error } = useMutation({ ...endOtherSessionsMutation(), onSuccess: () => router.refresh() });
  return (
    <>
      <Button pending={isPending} onClick={() => mutate(null)}>
        {t("sessionEndOthers")}
      </Button>
      {error ? <ProblemNotice problem={error} /> : null}
    </>
  );
}
