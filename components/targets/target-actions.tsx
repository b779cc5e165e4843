"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ScanSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useToast } from "@/components/ui/toast";
import { checkTargetMutation, patchTargetMutation, syncTargetMutation, targetQuery } from "@/lib/nacos/queries";
import type { Target } from "@/lib/nacos/target-schema";
import { TestDialog } from "./test-dialog";

/** What can be done with a target as a whole. Who may not sees what there is, and why not. */
export function TargetActions({ target, mayManage }: { target: Target; mayManage: boolean }) {
  const client = useQueryClient();
  const keep = (changed: Target) => void client.setQueryData(targetQuery(target.id).queryKey, changed);
  if (!mayManage) return <RefusedActions />;
  return (
    <>
      <TestDialog id={target.id} name={target.name} />
      {target.paused || target.removing ? null : (
        <>
          <CheckNow target={target} keep={keep} />
          <SyncNow target={target} keep={keep} />
        </>
      )}
      {target.removing ? null : target.paused ? <Resume target={target} keep={keep} /> : <Pause target={target} keep={keep} />}
    </>
  );
}

type ActProps = { target: Target; keep: (target: Target) => void };

function RefusedActions() {
  const t = useTranslations("targets.act");
  const id = useId();
  return (
    <div className="flex max-w-sm flex-col items-start gap-1">
      <div className="flex flex-wrap gap-2">
        {(["test", "check", "sync", "pause"] as const).map((act) => (
          <Button key={act} disabled aria-describedby={id}>
            {t(act)}
          </Button>
        ))}
      </div>
      <p id={id} className="text-xs/5 text-muted">
        {t("why")}
      </p>
    </div>
  );
}

function CheckNow({ target: { id }, keep }: ActProps) {
  const t = useTranslations("targets.act");
  const showToast = useToast();
  const { mutate, isPending } = useMutation({
    ...checkTargetMutation(id),
    onSuccess: (changed) => {
      keep(changed);
      showToast({ title: t("checkDone") });
    },
    onError: ({ detail }) => showToast({ title: t("failed"), description: detail, tone: "danger" }),
  });
  return (
    <Button onClick={() => mutate(null)} pending={isPending}>
      <ScanSearch aria-hidden />
      {t("check")}
    </Button>
  );
}

/** Where another registry claims the namespace, a sync means to take it from that one. */
function SyncNow({ target: { id, name, trouble, drift }, keep }: ActProps) {
  const t = useTranslations("targets.act");
  const showToast = useToast();
  const isClaimed = trouble?.code === "foreign_registry";
  return (
    <ConfirmDialog
      label={t(isClaimed ? "takeOver" : "sync")}
      title={t(isClaimed ? "takeOverTitle" : "syncTitle", { name })}
      description={isClaimed ? `${t("takeOverBody")} ${trouble.reason}` : t(drift === "report" ? "syncBodyReport" : "syncBody")}
      confirmLabel={t(isClaimed ? "takeOverConfirm" : "syncConfirm")}
      tone={isClaimed ? "danger" : "primary"}
      mutation={syncTargetMutation(id)}
      variables={() => ({ takeOver: isClaimed })}
      onDone={(changed) => {
        keep(changed);
        showToast({ title: t("syncDone") });
      }}
    />
  );
}

function Resume({ target: { id, name }, keep }: ActProps) {
  const t = useTranslations("targets.act");
  const showToast = useToast();
  return (
    <ConfirmDialog
      label={t("resume")}
      title={t("resumeTitle", { name })}
      description={t("resumeBody")}
      confirmLabel={t("resume")}
      tone="primary"
      mutation={patchTargetMutation(id)}
      variables={() => ({ paused: false })}
      onDone={(changed) => {
        keep(changed);
        showToast({ title: t("resumeDone", { name }) });
      }}
    />
  );
}

/** Additions and changes stop; suspensions go on, unless somebody says that they too should wait. */
function Pause({ target: { id, name }, keep }: ActProps) {
  const t = useTranslations("targets.act");
  const showToast = useToast();
  const [removalsPaused, setRemovalsPaused] = useState(false);
  return (
    <ConfirmDialog
      label={t("pause")}
      title={t("pauseTitle", { name })}
      description={t("pauseBody")}
      details={<Checkbox label={t("pauseAll")} hint={t("pauseAllHint")} checked={removalsPaused} onChange={() => setRemovalsPaused(!removalsPaused)} />}
      confirmLabel={t("pause")}
      tone="primary"
      mutation={patchTargetMutation(id)}
      variables={() => ({ paused: true, removalsPaused })}
      onDone={(changed) => {
        keep(changed);
        showToast({ title: t("pauseDone", { name }) });
      }}
    />
  );
}
