"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { targetsPath } from "@/components/console/paths";
import { useToast } from "@/components/ui/toast";
import { deleteTargetMutation } from "@/lib/nacos/queries";
import type { Target } from "@/lib/nacos/target-schema";
import { serverCount } from "./target-health";

/** Forgets a target; says first what that leaves behind. */
export function DeleteTarget({ target }: { target: Target }) {
  const t = useTranslations("targets.delete");
  const router = useRouter();
  const showToast = useToast();
  const { id, name } = target;
  return (
    <ConfirmDialog
      label={t("label")}
      title={t("title", { name })}
      description={t("body", { count: serverCount(target) })}
      confirmLabel={t("label")}
      mutation={deleteTargetMutation(id)}
      variables={() => null}
      onDone={() => {
        showToast({ title: t("done", { name }) });
        router.replace(targetsPath());
      }}
    />
  );
}
