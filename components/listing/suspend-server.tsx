"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { suspendServerMutation } from "@/lib/catalog/listing-queries";
import { SuspensionPreview } from "./suspension-preview";
import { useSuspensionOutcome } from "./suspension-outcome";

type SuspendServerProps = { server: string; count: number; catalogs: readonly string[]; allowed: boolean };

/** Takes all versions of a server out of the world, or out of one catalog, in one act. */
export function SuspendServer({ server, count, catalogs, allowed }: SuspendServerProps) {
  const t = useTranslations("listing");
  const words = useTranslations("suspension");
  const showToast = useToast();
  const [where, setWhere] = useState("");
  const catalog = where === "" ? undefined : where;
  const outcome = useSuspensionOutcome({ server, catalog });
  if (!allowed) return <RefusedButton label={words("server")} why={t("whySuspend")} />;
  const places = [{ value: "", label: t("suspendEverywhere") }, ...catalogs.map((slug) => ({ value: slug, label: t("suspendHere", { catalog: slug }) }))];
  return (
    <ConfirmDialog
      label={words("server")}
      title={words("serverTitle", { name: server, count })}
      description={catalog === undefined ? words("serverBody") : t("suspendBodyHere", { catalog })}
      confirmLabel={t("suspendConfirm")}
      details={
        <>
          <Field label={t("suspendScope")}>
            <Select value={where} options={places} onChange={(event) => setWhere(event.target.value)} />
          </Field>
          <SuspensionPreview server={server} catalog={catalog} />
        </>
      }
      outcome={outcome}
      asksReason
      mutation={suspendServerMutation(server)}
      variables={(reason) => ({ reason, ...(catalog !== undefined && { catalog }) })}
      onDone={() => showToast({ title: words("serverDone", { name: server }) })}
    />
  );
}
