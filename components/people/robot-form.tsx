"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { robotPath } from "@/components/console/paths";
import { SaveRow } from "@/components/console/save-row";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createRobotMutation, updateRobotMutation } from "@/lib/access/robot-queries";
import type { Robot } from "@/lib/access/robot-schema";
import type { GlobalRole } from "@/lib/access/schema";
import { RoleChoice } from "./role-choice";

export function CreateRobot() {
  const t = useTranslations("people.robots");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button variant="primary">{t("create")}</Button>} title={t("create")} description={t("createBody")} open={open} onOpenChange={setOpen}>
      <NewRobotForm />
    </Dialog>
  );
}

const EMPTY = { name: "", responsible: "", namespaces: "" };

function NewRobotForm() {
  const t = useTranslations("people.robots");
  const router = useRouter();
  const [values, setValues] = useState(EMPTY);
  const [roles, setRoles] = useState<GlobalRole[]>([]);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error } = useMutation({ ...createRobotMutation(), onSuccess: ({ id }) => router.push(robotPath(id)) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const { name, responsible, namespaces } = values;
    if (name.trim() !== "" && responsible.trim() !== "") mutate({ name: name.trim(), responsible: responsible.trim(), roles, namespaces: namespaces.split(/[\s,，]+/).filter(Boolean) });
  };
  const change = (field: keyof typeof EMPTY) => (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value });
  const missing = (field: "name" | "responsible") => (tried && values[field].trim() === "" ? t("missing") : undefined);
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("name")} error={missing("name")}>
        <Input value={values.name} maxLength={120} autoComplete="off" onChange={change("name")} />
      </Field>
      <Field label={t("responsible")} hint={t("responsibleHint")} error={missing("responsible")}>
        <Input value={values.responsible} maxLength={254} autoComplete="off" onChange={change("responsible")} />
      </Field>
      <Field label={t("namespaces")} hint={t("namespacesHint")}>
        <Input value={values.namespaces} autoComplete="off" onChange={change("namespaces")} />
      </Field>
      <RoleChoice value={roles} onChange={setRoles} />
      {error ? <ProblemNotice problem={error} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}

/** Who answers for a robot, and its roles. */
export function EditRobot({ robot }: { robot: Robot }) {
  const t = useTranslations("people.robots");
  const [open, setOpen] = useState(false);
  return (
    <Dialog trigger={<Button>{t("edit")}</Button>} title={t("editNamed", { name: robot.name })} description={t("editBody")} open={open} onOpenChange={setOpen}>
      <EditRobotForm robot={robot} close={() => setOpen(false)} />
    </Dialog>
  );
}

function EditRobotForm({ robot, close }: { robot: Robot; close: () => void }) {
  const t = useTranslations("people.robots");
  const router = useRouter();
  const [responsible, setResponsible] = useState("");
  const [roles, setRoles] = useState(robot.roles);
  const { mutate, isPending, error } = useMutation({
    ...updateRobotMutation(robot.id),
    onSuccess: () => {
      close();
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ roles, ...(responsible.trim() !== "" && { responsible: responsible.trim() }) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t("newResponsible")} hint={robot.responsible === null ? t("responsibleHint") : t("responsibleNow", { name: robot.responsible.name })}>
        <Input value={responsible} maxLength={254} autoComplete="off" onChange={(event) => setResponsible(event.target.value)} />
      </Field>
      <RoleChoice value={roles} onChange={setRoles} />
      {error ? <ProblemNotice problem={error} onReload={close} /> : null}
      <SaveRow pending={isPending} />
    </form>
  );
}
