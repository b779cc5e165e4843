"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { removeUserPasskeyMutation, unlinkUserIdentityMutation } from "@/lib/access/user-queries";

type Whom = { id: string; name: string };

/** Takes an identity from another person; says what ends with it, and when nothing else lets them in. */
export function UnlinkIdentity({ person, identity, isLastWayIn }: { person: Whom; identity: { id: string; subject: string }; isLastWayIn: boolean }) {
  const t = useTranslations("people.waysIn");
  const showToast = useToast();
  const { name } = person;
  return (
    <ConfirmDialog
      label={t("unlink")}
      title={t("unlinkTitle", { name, subject: identity.subject })}
      description={t("unlinkBody", { name })}
      confirmLabel={t("unlink")}
      isQuiet
      details={isLastWayIn ? <p className="text-sm font-medium">{t("unlinkLast", { name })}</p> : null}
      mutation={unlinkUserIdentityMutation(person.id, identity.id)}
      variables={() => null}
      onDone={() => showToast({ title: t("unlinked") })}
    />
  );
}

/** Removes a passkey that another person has lost. */
export function RemovePasskey({ person, passkey, isLast }: { person: Whom; passkey: { id: string; name: string }; isLast: boolean }) {
  const t = useTranslations("people.waysIn");
  const showToast = useToast();
  const { name } = person;
  return (
    <ConfirmDialog
      label={t("remove")}
      title={t("removeTitle", { name, passkey: passkey.name })}
      description={t("removeBody")}
      confirmLabel={t("remove")}
      isQuiet
      details={isLast ? <p className="text-sm font-medium">{t("removeLast", { name })}</p> : null}
      mutation={removeUserPasskeyMutation(person.id, passkey.id)}
      variables={() => null}
      onDone={() => showToast({ title: t("removed") })}
    />
  );
}
