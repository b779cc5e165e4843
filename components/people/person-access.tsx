"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { RefusedButton } from "@/components/console/refused-button";
import { useToast } from "@/components/ui/toast";
import { updateUserMutation } from "@/lib/access/user-queries";
import type { Person } from "@/lib/people/schema";

type PersonAccessProps = { person: Pick<Person, "id" | "name" | "roles" | "disabled" | "ends" | "robots" | "otherAdmins"> };

/** Lets a person in again, or keeps them out; says first what ends with it. */
export function PersonAccess({ person }: PersonAccessProps) {
  const t = useTranslations("people");
  const showToast = useToast();
  const { id, name, roles, disabled, otherAdmins } = person;
  const label = disabled ? t("enable") : t("disable");
  if (!disabled && roles.includes("admin") && otherAdmins === 0) return <RefusedButton label={label} why={t("whyLastAdmin")} />;
  return (
    <ConfirmDialog
      label={label}
      title={disabled ? t("enableTitle", { name }) : t("disableTitle", { name })}
      description={disabled ? t("enableBody") : t("disableBody")}
      confirmLabel={label}
      tone={disabled ? "primary" : "danger"}
      details={disabled ? null : <WhatEnds person={person} />}
      mutation={updateUserMutation(id)}
      variables={() => ({ disabled: !disabled })}
      onDone={() => showToast({ title: t("saved", { name }) })}
    />
  );
}

function WhatEnds({ person: { ends, robots } }: PersonAccessProps) {
  const t = useTranslations("people");
  const left = robots.filter((robot) => !robot.disabled);
  return (
    <ul className="flex list-disc flex-col gap-1 rounded-control border border-line bg-sunken py-3 pr-3 pl-7 text-sm">
      <li>{t("endsSessions", { count: ends.sessions })}</li>
      <li>{t("endsTokens", { count: ends.tokens })}</li>
      <li>{t("endsClaims", { count: ends.claims })}</li>
      {left.length === 0 ? null : <li>{t("leavesRobots", { count: left.length, names: left.map((robot) => robot.name).join(", ") })}</li>}
    </ul>
  );
}
