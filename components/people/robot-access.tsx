"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { useToast } from "@/components/ui/toast";
import { updateRobotMutation } from "@/lib/access/robot-queries";
import type { Robot } from "@/lib/access/robot-schema";

/** Takes a robot out of service, or back. */
export function RobotAccess({ robot: { id, name, disabled, bootstrap, tokens } }: { robot: Robot }) {
  const t = useTranslations("people");
  const words = useTranslations("people.robots");
  const showToast = useToast();
  const label = disabled ? t("enable") : t("disable");
  if (bootstrap) return <RefusedButton label={label} why={words("bootstrapWhy")} />;
  return (
    <ConfirmDialog
      label={label}
      title={disabled ? t("enableTitle", { name }) : t("disableTitle", { name })}
      description={disabled ? words("enableBody", { count: tokens.count }) : words("disableBody", { count: tokens.count })}
      confirmLabel={label}
      tone={disabled ? "primary" : "danger"}
      mutation={updateRobotMutation(id)}
      variables={() => ({ disabled: !disabled })}
      onDone={() => showToast({ title: t("saved", { name }) })}
    />
  );
}
