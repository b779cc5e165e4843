"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { GlobalRole } from "@/lib/access/schema";
import { createUserMutation } from "@/lib/access/user-queries";
import { emailSchema, newPasswordSchema, personNameSchema } from "@/lib/access/user-schema";
import { ProblemNotice } from "@/components/console/problem-notice";
import { RoleChoice } from "./role-choice";

const EMPTY = { email: "", name: "", password: "" };
type Values = typeof EMPTY;

/** The fields a value is missing or wrong in. An empty password means: send a set-up link. */
function wrongFields({ email, name, password }: Values): Partial<Record<keyof Values, true>> {
  return {
    ...(emailSchema.safeParse(email).success ? {} : { email: true }),
    ...(personNameSchema.safeParse(name).success ? {} : { name: true }),
    ...(password === "" || newPasswordSchema.safeParse(password).success ? {} : { password: true }),
  };
}

export default function PersonForm({ onCreated }: { onCreated: (setupUrl: string | undefined) => void }) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const common = useTranslations("common");
  const router = useRouter();
  const showToast = useToast();
  const [values, setValues] = useState(EMPTY);
  const [roles, setRoles] = useState<GlobalRole[]>([]);
  const [wrong, setWrong] = useState<Partial<Record<keyof Values, true>>>({});
  const { mutate, isPending, error } = useMutation({
    ...createUserMutation(),
    onSuccess: ({ name, setupUrl }) => {
      showToast({ title: t("created", { name }) });
      router.refresh();
      onCreated(setupUrl);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = wrongFields(values);
    setWrong(found);
    const { email, name, password } = values;
    if (Object.keys(found).length === 0) mutate({ email, name, roles, ...(password === "" ? {} : { password }) });
  };
  const change = (field: keyof Values) => (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value });
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={account("email")} error={wrong.email ? t("emailWrong") : undefined}>
        <Input type="email" autoComplete="off" value={values.email} onChange={change("email")} />
      </Field>
      <Field label={account("name")} error={wrong.name ? t("nameWrong") : undefined}>
        <Input autoComplete="off" value={values.name} onChange={change("name")} />
      </Field>
      <Field label={account("password")} hint={t("passwordHint")} error={wrong.password ? t("passwordWrong") : undefined}>
        <Input type="password" autoComplete="new-password" value={values.password} onChange={change("password")} />
      </Field>
      <RoleChoice value={roles} onChange={setRoles} />
      {error ? <ProblemNotice problem={error} /> : null}
      <ButtonRow>
        <DialogClose render={<Button>{common("cancel")}</Button>} />
        <Button type="submit" variant="primary" pending={isPending}>
          {t("create")}
        </Button>
      </ButtonRow>
    </form>
  );
}
