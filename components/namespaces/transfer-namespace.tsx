"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { transferEffectQuery, transferMutation } from "@/lib/access/namespace-queries";
import type { TransferEffect } from "@/lib/access/transfer-schema";

/** Gives a namespace to another owner, and says first what moves with it and what ends. */
export function TransferNamespace({ namespace }: { namespace: string }) {
  const t = useTranslations("namespaces");
  const showToast = useToast();
  const [to, setTo] = useState("");
  const [keepMembers, setKeepMembers] = useState(false);
  return (
    <ConfirmDialog
      label={t("transfer")}
      title={t("transferTitle", { name: namespace })}
      description={t("transferBody")}
      confirmLabel={t("transferConfirm")}
      details={
        <>
          <Field label={t("newOwner")} hint={t("newOwnerHint")}>
            <Input type="email" value={to} maxLength={254} autoComplete="off" onChange={(event) => setTo(event.target.value)} />
          </Field>
          <Checkbox label={t("keepMembers")} hint={t("keepMembersHint")} checked={keepMembers} onChange={(event) => setKeepMembers(event.target.checked)} />
          <TransferPreview namespace={namespace} to={to.trim()} keepMembers={keepMembers} />
        </>
      }
      asksReason
      mutation={transferMutation(namespace)}
      variables={(reason) => ({ to: to.trim(), keepMembers, reason })}
      onDone={({ to: owner }) => showToast({ title: t("transferred", { name: namespace, owner: owner.name }) })}
    />
  );
}

const LOOKS_LIKE_EMAIL = /^\S+@\S+\.\S+$/;

function TransferPreview({ namespace, to, keepMembers }: { namespace: string; to: string; keepMembers: boolean }) {
  const t = useTranslations("namespaces");
  const { data, error, isFetching } = useQuery({ ...transferEffectQuery(namespace, to, keepMembers), enabled: LOOKS_LIKE_EMAIL.test(to), retry: false });
  if (data) return <Effect effect={data} />;
  return (
    <p role="status" className="text-sm text-muted">
      {error ? t("unknownPerson") : isFetching ? t("looking") : t("writeOwner")}
    </p>
  );
}

function Effect({ effect: { to, servers, serverCount, stays, leaves, tokens } }: { effect: TransferEffect }) {
  const t = useTranslations("namespaces");
  const names = (members: TransferEffect["stays"]) => members.map(({ name }) => name).join(", ");
  return (
    <section aria-label={t("moves")} tabIndex={0} className="max-h-60 overflow-y-auto rounded-control border border-line bg-sunken p-3 text-sm">
      <h3 className="mb-1 font-semibold">{t("moves")}</h3>
      <ul className="flex list-disc flex-col gap-1 pl-4 wrap-anywhere">
        <li>{t("moveOwner", { name: to.name })}</li>
        <li>
          {t("moveServers", { count: serverCount })}
          {servers.length > 0 ? <span className="block text-muted">{servers.join(", ")}</span> : null}
        </li>
        {stays.length > 0 ? <li>{t("moveStays", { count: stays.length, names: names(stays) })}</li> : null}
        {leaves.length > 0 ? <li>{t("moveLeaves", { count: leaves.length, names: names(leaves) })}</li> : null}
        <li>
          {t("moveTokens", { count: tokens.length })}
          {tokens.length > 0 ? <span className="block text-muted">{tokens.map(({ id, label, holder }) => `${label === "" ? id : label} (${holder})`).join(", ")}</span> : null}
        </li>
      </ul>
    </section>
  );
}
