"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { useToast } from "@/components/ui/toast";
import { suspendEverywhereMutation } from "@/lib/catalog/listing-queries";
import { useSuspensionOutcome } from "./suspension-outcome";
import { SuspensionPreview } from "./suspension-preview";

type SuspendEverywhereProps = { server: string; version: string; catalogs: readonly string[]; allowed: boolean };

/** Takes a version out of all catalogs, and keeps it out of those that have not listed it yet. */
export function SuspendEverywhere({ server, version, catalogs, allowed }: SuspendEverywhereProps) {
  const t = useTranslations("listing");
  const showToast = useToast();
  const outcome = useSuspensionOutcome({ server, version });
  if (!allowed) return <RefusedButton label={t("suspendAll")} why={t("whySuspend")} />;
  return (
    <ConfirmDialog
      label={t("suspendAll")}
      title={t("suspendTitle", { name: server, version })}
      description={catalogs.length > 0 ? t("suspendBodyAll", { catalog: catalogs.join(", ") }) : t("suspendBodyBlock")}
      confirmLabel={t("suspendConfirm")}
      details={<SuspensionPreview server={server} version={version} />}
      outcome={outcome}
      asksReason
      mutation={suspendEverywhereMutation({ server, version })}
      variables={(reason) => ({ reason })}
      onDone={() => showToast({ title: t("suspendDone", { name: server, version }) })}
    />
  );
}
