"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { SaveRow } from "@/components/console/save-row";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import type { GlobalRole } from "@/lib/access/schema";
import { GLOBAL_ROLES } from "@/lib/access/role-names-schema";
import { updateUserMutation } from "@/lib/access/user-queries";
import { RoleChoice } from "./role-choice";

/** A person as far as giving roles depends on them. */
type RoleHolder = {
  id: string;
  name: string;
  roles: GlobalRole[];
  disabled: boolean;
  isSelf: boolean;
  /** Enabled administrators without this person. */
  otherAdmins: number;
};

/** Gives and takes roles. What the rules refuse is locked, with the reason; the server judges again. */
export function PersonRoles({ person }: { person: RoleHolder }) {
  const t = useTranslations("people");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("changeRoles")}</Button>} title={t("rolesOf", { name: person.name })} description={t("rolesBody")} open={open} onOpenChange={setOpen}>
      <RolesForm person={person} close={() => setOpen(false)} />
    </Dialog>
  );
}

/** Nobody gives a role to themselves; the last administrator stays one. */
function useLocked({ roles, isSelf, disabled, otherAdmins }: RoleHolder): Partial<Record<GlobalRole, string>> {
  const t = useTranslations("people");
  const own = isSelf ? GLOBAL_ROLES.filter((role) => !roles.includes(role)).map((role) => [role, t("whyOwnRole")] as const) : [];
  const last = roles.includes("admin") && !disabled && otherAdmins === 0 ? [["admin", t("whyLastAdmin")] as const] : [];
  return Object.fromEntries([...own, ...last]);
}

function RolesForm({ person, close }: { person: RoleHolder; close: () => void }) {
  const t = useTranslations("people");
  const router = useRouter();
  const showToast = useToast();
  const locked = useLocked(person);
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
      <RoleChoice value={roles} onChange={setRoles} locked={locked} />
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
