"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { useToast } from "@/components/ui/toast";
import { listingMutation, reinstateMutation } from "@/lib/catalog/listing-queries";
import type { Listing } from "@/lib/catalog/listing-schema";
import { useSuspensionOutcome } from "./suspension-outcome";
import { SuspensionPreview } from "./suspension-preview";

const Proposal = lazy(() => import("./proposal"));

/** What the viewer's roles allow with listings; services judge again. */
export type ListingRights = { suspend: boolean; withdraw: boolean; reinstate: boolean; propose: boolean; status: boolean };

/** The acts that fit the state of a listing. */
export function ListingActions({ listing, rights }: { listing: Listing; rights: ListingRights }) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      {listing.state === "suspended" ? <Reinstate listing={listing} allowed={rights.reinstate} /> : <Suspend listing={listing} allowed={rights.suspend} />}
      {listing.state === "active" ? <Withdraw listing={listing} allowed={rights.withdraw} /> : null}
    </div>
  );
}

type ActProps = { listing: Listing; allowed: boolean };

function Suspend({ listing, allowed }: ActProps) {
  const t = useTranslations("listing");
  const showToast = useToast();
  const { server, version, catalog } = listing;
  const outcome = useSuspensionOutcome({ server, version, catalog });
  if (!allowed) return <RefusedButton label={t("suspend")} why={t("whySuspend")} />;
  return (
    <ConfirmDialog
      label={t("suspend")}
      title={t("suspendTitle", { name: server, version })}
      description={t("suspendBodyHere", { catalog })}
      confirmLabel={t("suspendConfirm")}
      details={<SuspensionPreview server={server} version={version} catalog={catalog} />}
      outcome={outcome}
      asksReason
      mutation={listingMutation("suspend", catalog, { server, version })}
      variables={(reason) => ({ reason })}
      onDone={() => showToast({ title: t("suspendDone", { name: server, version }) })}
    />
  );
}

function Withdraw({ listing, allowed }: ActProps) {
  const t = useTranslations("listing");
  const showToast = useToast();
  const { server, version, catalog } = listing;
  if (!allowed) return <RefusedButton label={t("withdraw")} why={t("whyWithdraw")} />;
  return (
    <ConfirmDialog
      label={t("withdraw")}
      title={t("withdrawTitle", { name: server, version, catalog })}
      description={t("withdrawBody")}
      confirmLabel={t("withdraw")}
      asksReason
      mutation={listingMutation("withdraw", catalog, { server, version })}
      variables={(reason) => ({ reason })}
      onDone={() => showToast({ title: t("withdrawDone") })}
    />
  );
}

/** The first person proposes, a second one confirms; the server knows who was first and refuses the same one twice. */
function Reinstate({ listing, allowed }: ActProps) {
  const t = useTranslations("listing");
  const showToast = useToast();
  const { server, version, catalog, reinstatementPending: pending, reinstatement } = listing;
  const label = pending ? t("confirmReinstate") : t("reinstate");
  if (!allowed) return <RefusedButton label={label} why={t("whySuspend")} />;
  if (reinstatement !== null && reinstatement.refusal !== null) return <RefusedButton label={label} why={t(`whyNot_${reinstatement.refusal}`)} />;
  return (
    <ConfirmDialog
      label={label}
      title={pending ? t("confirmReinstateTitle", { name: server, version }) : t("reinstateTitle", { name: server, version })}
      description={pending ? t("confirmReinstateBody") : t("reinstateBody")}
      confirmLabel={pending ? t("confirmReinstate") : t("reinstateConfirm")}
      tone="primary"
      details={reinstatement === null ? null : <Suspense fallback={null}><Proposal proposal={reinstatement} /></Suspense>}
      asksReason
      mutation={reinstateMutation(catalog, { server, version })}
      variables={(reason) => ({ reason })}
      onDone={(answer) => showToast({ title: "pending" in answer ? t("reinstateProposed") : t("reinstateDone", { name: server, version }) })}
    />
  );
}
