"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { targetsPath } from "@/components/console/paths";
import { Checkbox } from "@/components/ui/checkbox";
import { useToast } from "@/components/ui/toast";
import { deleteTargetMutation, targetQuery, targetsQuery } from "@/lib/nacos/queries";
import type { Target } from "@/lib/nacos/target-schema";
import { serverCount } from "./target-health";

/** Forgets a target, or takes what it wrote out of Nacos first; says before what is left behind. */
export function DeleteTarget({ target }: { target: Target }) {
  const t = useTranslations("targets.delete");
  const router = useRouter();
  const showToast = useToast();
  const client = useQueryClient();
  const [remove, setRemove] = useState(false);
  const { id, name } = target;
  return (
    <ConfirmDialog
      label={t("label")}
      title={t("title", { name })}
      description={t(remove ? "bodyRemove" : "body", { count: serverCount(target) })}
      details={<Checkbox label={t("remove")} hint={t("removeHint")} checked={remove} onChange={() => setRemove(!remove)} />}
      confirmLabel={t("label")}
      mutation={deleteTargetMutation(id)}
      variables={() => ({ remove })}
      onDone={() => {
        showToast({ title: t(remove ? "removing" : "done", { name }) });
        // With its entries it goes when the last of them is gone: its header follows that.
        if (remove) void client.invalidateQueries({ queryKey: targetQuery(id).queryKey });
        else {
          // What the browser keeps of targets would show the list as it was.
          client.removeQueries({ queryKey: targetsQuery().queryKey });
          router.replace(targetsPath());
        }
      }}
    />
  );
}
