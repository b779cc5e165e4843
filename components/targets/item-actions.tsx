"use client";

import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ProblemNotice } from "@/components/console/problem-notice";
import { RefusedButton } from "@/components/console/refused-button";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { resolveMutation, syncServerMutation } from "@/lib/nacos/queries";
import type { TargetItem } from "@/lib/nacos/target-schema";

type ItemActionsProps = { targetId: string; item: TargetItem; mayManage: boolean; paused: boolean };

/** What a person can do about one server on a target. */
export function ItemActions({ targetId, item, mayManage, paused }: ItemActionsProps) {
  const t = useTranslations("targets.items");
  const act = useTranslations("targets.act");
  if (!mayManage) return <RefusedButton label={t("writeAgain")} why={act("why")} />;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {item.state === "conflict" && item.code === "name_taken" ? (
        <>
          <Resolve targetId={targetId} server={item.server} decision="adopt" />
          <Resolve targetId={targetId} server={item.server} decision="replace" />
        </>
      ) : paused ? (
        <RefusedButton label={t("writeAgain")} why={t("whyPaused")} />
      ) : (
        <WriteAgain targetId={targetId} server={item.server} />
      )}
    </div>
  );
}

function WriteAgain({ targetId, server }: { targetId: string; server: string }) {
  const t = useTranslations("targets.items");
  const router = useRouter();
  const showToast = useToast();
  const { mutate, isPending, error } = useMutation({
    ...syncServerMutation(targetId, server),
    onSuccess: () => {
      showToast({ title: t("writeAgainDone") });
      router.refresh();
    },
  });
  return (
    <div className="flex flex-col gap-2">
      <Button onClick={() => mutate(null)} pending={isPending} className="self-start">
        <RotateCw aria-hidden />
        {t("writeAgain")}
      </Button>
      {error ? <ProblemNotice problem={error} /> : null}
    </div>
  );
}

function Resolve({ targetId, server, decision }: { targetId: string; server: string; decision: "adopt" | "replace" }) {
  const t = useTranslations("targets.resolve");
  const showToast = useToast();
  return (
    <ConfirmDialog
      label={t(`${decision}.label`)}
      title={t(`${decision}.title`, { name: server })}
      description={t(`${decision}.body`)}
      confirmLabel={t(`${decision}.label`)}
      tone={decision === "replace" ? "danger" : "primary"}
      asksReason
      mutation={resolveMutation(targetId, server)}
      variables={(reason) => ({ decision, reason })}
      onDone={() => showToast({ title: t("done") })}
    />
  );
}
