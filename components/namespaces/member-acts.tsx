"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { addMemberMutation, removeMemberMutation, setMemberMutation } from "@/lib/access/namespace-queries";
import { NAMESPACE_ROLES } from "@/lib/access/role-names-schema";
import type { NamespaceRole } from "@/lib/access/schema";

type MemberActProps = { namespace: string; member: { principalId: string; name: string; role: NamespaceRole } };

/** The role of a member, changed where it stands. Nobody gives one to themselves. */
export function MemberRole({ namespace, member, locked }: MemberActProps & { locked: boolean }) {
  const t = useTranslations("namespaces");
  const role = useTranslations("roles");
  const router = useRouter();
  const showToast = useToast();
  const { mutate, isPending, error } = useMutation({
    ...setMemberMutation(namespace, member.principalId),
    onSuccess: () => {
      showToast({ title: t("saved", { name: member.name }) });
      router.refresh();
    },
  });
  return (
    <>
      <Select
        aria-label={t("roleOf", { name: member.name })}
        defaultValue={member.role}
        disabled={locked || isPending}
        options={NAMESPACE_ROLES.map((value) => ({ value, label: role(value) }))}
        onChange={(event) => mutate(NAMESPACE_ROLES.find((known) => known === event.target.value) ?? member.role)}
      />
      {locked ? <p className="mt-1 text-xs text-muted">{t("whyOwnRole")}</p> : null}
      {error ? <ProblemNotice problem={error} /> : null}
    </>
  );
}

export function RemoveMember({ namespace, member, isSelf }: MemberActProps & { isSelf: boolean }) {
  const t = useTranslations("namespaces");
  const showToast = useToast();
  const { name, principalId } = member;
  return (
    <ConfirmDialog
      label={t("remove")}
      title={isSelf ? t("removeSelfTitle", { namespace }) : t("removeTitle", { name, namespace })}
      description={isSelf ? t("removeSelfBody") : t("removeBody")}
      confirmLabel={t("remove")}
      isQuiet
      mutation={removeMemberMutation(namespace, principalId)}
      variables={() => null}
      onDone={() => showToast({ title: t("removed", { name }) })}
    />
  );
}

/** Makes somebody, or a robot, a member: by e-mail or id. */
export function AddMember({ namespace }: { namespace: string }) {
  const t = useTranslations("namespaces");
  const role = useTranslations("roles");
  const router = useRouter();
  const showToast = useToast();
  const [member, setMember] = useState("");
  const [wanted, setWanted] = useState<NamespaceRole>("publisher");
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useMutation({
    ...addMemberMutation(namespace),
    onSuccess: () => {
      showToast({ title: t("added", { name: member }) });
      setMember("");
      setTried(false);
      router.refresh();
    },
  });
  const isMissing = member.trim() === "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) mutate({ member: member.trim(), role: wanted });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-[2fr_1fr_auto] sm:items-start">
        <Field label={t("add")} hint={t("addHint")} error={tried && isMissing ? t("addMissing") : undefined}>
          <Input value={member} maxLength={254} autoComplete="off" onChange={(event) => setMember(event.target.value)} />
        </Field>
        <Field label={t("role")}>
          <Select value={wanted} options={NAMESPACE_ROLES.map((value) => ({ value, label: role(value) }))} onChange={(event) => setWanted(NAMESPACE_ROLES.find((known) => known === event.target.value) ?? "publisher")} />
        </Field>
        <Button type="submit" pending={isPending} className="sm:mt-7">
          {t("addConfirm")}
        </Button>
      </div>
      {error ? <ProblemNotice problem={error} /> : null}
    </form>
  );
}
