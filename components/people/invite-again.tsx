"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { inviteMutation, revokeInvitationMutation } from "@/lib/access/user-queries";
import { SetupLink } from "./setup-link";

type InviteProps = { person: { id: string; name: string }; hasPassword: boolean; size?: "small" };

/** Makes a new set-up link; it is in the answer only and shown until the dialog is closed. */
export function InviteAgain({ person, hasPassword, size }: InviteProps) {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<Button {...(size === undefined ? {} : { size })} aria-label={t("inviteNamed", { name: person.name })}>{t("invite")}</Button>}
      title={t("inviteNamed", { name: person.name })}
      description={hasPassword ? t("inviteBodyAgain") : t("inviteBody")}
      open={open}
      onOpenChange={setOpen}
    >
      <InviteForm id={person.id} />
    </Dialog>
  );
}

/** Lives as long as the dialog is open: closed, the link is gone. */
function InviteForm({ id }: { id: string }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const router = useRouter();
  const { mutate, isPending, error, data } = useMutation({ ...inviteMutation(id), onSuccess: () => router.refresh() });
  if (data) return <SetupLink url={data.setupUrl} />;
  return (
    <div className="mt-4 flex flex-col gap-4">
      {error ? <ProblemNotice problem={error} /> : null}
      <ButtonRow>
        <DialogClose render={<Button>{common("cancel")}</Button>} />
        <Button variant="primary" pending={isPending} onClick={() => mutate(null)}>
          {t("invite")}
        </Button>
      </ButtonRow>
    </div>
  );
}

export function RevokeInvitation({ person, isQuiet = false }: { person: { id: string; name: string }; isQuiet?: boolean }) {
  const t = useTranslations("people");
  const showToast = useToast();
  return (
    <ConfirmDialog
      label={t("revokeInvitation")}
      title={t("revokeInvitationTitle", { name: person.name })}
      description={t("revokeInvitationBody")}
      confirmLabel={t("revokeInvitation")}
      isQuiet={isQuiet}
      mutation={revokeInvitationMutation(person.id)}
      variables={() => null}
      onDone={() => showToast({ title: t("invitationRevoked") })}
    />
  );
}
