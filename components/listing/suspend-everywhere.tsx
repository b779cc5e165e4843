"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { ReachedTargets } from "@/components/targets/reached-targets";
import { SuspensionProgress } from "@/components/targets/suspension-progress";
import { useToast } from "@/components/ui/toast";
import { suspendEverywhereMutation } from "@/lib/catalog/listing-queries";

type SuspendEverywhereProps = { server: string; version: string; catalogs: readonly string[]; allowed: boolean };

/** Takes a version out of all catalogs, and keeps it out of those that have not listed it yet. */
export function SuspendEverywhere({ server, version, catalogs, allowed }: SuspendEverywhereProps) {
  const t = useTranslations("listing");
  const showToast = useToast();
  if (!allowed) return <RefusedButton label={t("suspendAll")} why={t("whySuspend")} />;
  return (
    <ConfirmDialog
      label={t("suspendAll")}
      title={t("suspendTitle", { name: server, version })}
      description={catalogs.length > 0 ? t("suspendBodyAll", { catalog: catalogs.join(", ") }) : t("suspendBodyBlock")}
      confirmLabel={t("suspendConfirm")}
      details={<ReachedTargets server={server} />}
      outcome={<SuspensionProgress server={server} />}
      asksReason
      mutation={suspendEverywhereMutation({ server, version })}
      variables={(reason) => ({ reason })}
      onDone={() => showToast({ title: t("suspendDone", { name: server, version }) })}
    />
  );
}
