"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { updateUserMutation } from "@/lib/access/user-queries";
import type { User } from "@/lib/access/user-schema";
import { ConfirmDialog } from "./confirm-dialog";
import { ProblemNotice } from "./problem-notice";
import { RoleChoice } from "./role-choice";
import { SaveRow } from "./save-row";

/** Roles and access of one person. Nobody gives roles to themselves; the server says so. */
export function EditPerson({ person }: { person: User }) {
  return (
    <div className="flex flex-wrap gap-2">
      <RolesDialog person={person} />
      <Access person={person} />
    </div>
  );
}

function RolesDialog({ person }: { person: User }) {
  const t = useTranslations("console.people");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<Button size="small" aria-label={t("rolesOf", { name: person.name })}>{t("changeRoles")}</Button>}
      title={t("rolesOf", { name: person.name })}
      open={open}
      onOpenChange={setOpen}
    >
      <RolesForm person={person} close={() => setOpen(false)} />
    </Dialog>
  );
}

function RolesForm({ person, close }: { person: User; close: () => void }) {
  const t = useTranslations("console.people");
  const router = useRouter();
  const showToast = useToast();
  const [roles, setRoles] = useState(person.roles);
  const { mutate, isPending, error } = useMutation({
    ...updateUserMutation(person.id),
    onSuccess: ({ name }) => {
      close();
      showToast({ title: t("saved", { name }) });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ roles });
  };
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
      <RoleChoice value={roles} onChange={setRoles} />
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}

function Access({ person }: { person: User }) {
  const t = useTranslations("console.people");
  const showToast = useToast();
  const { id, name, disabled } = person;
  return (
    <ConfirmDialog
      label={disabled ? t("enable") : t("disable")}
      title={disabled ? t("enableTitle", { name }) : t("disableTitle", { name })}
      description={disabled ? t("enableBody") : t("disableBody")}
      confirmLabel={disabled ? t("enable") : t("disable")}
      tone={disabled ? "primary" : "danger"}
      mutation={updateUserMutation(id)}
      variables={() => ({ disabled: !disabled })}
      onDone={() => showToast({ title: t("saved", { name }) })}
    />
  );
}
