"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { changePasswordMutation } from "@/lib/access/account-queries";

export function PasswordForm() {
  const t = useTranslations("account");
  const setup = useTranslations("setup");
  const toast = useToast();
  // A new key empties the fields.
  const [round, setRound] = useState(0);
  const { mutate, isPending, error } = useMutation({
    ...changePasswordMutation(),
    onSuccess: () => {
      setRound((value) => value + 1);
      toast({ title: t("passwordChanged"), tone: "success" });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    mutate({ currentPassword: String(form.get("current")), newPassword: String(form.get("next")) });
  };
  return (
    <form key={round} method="post" onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <Field label={t("passwordCurrent")} name="current">
        <Input type="password" autoComplete="current-password" required maxLength={256} />
      </Field>
      <Field label={t("passwordNew")} name="next" hint={setup("hint")}>
        <Input type="password" autoComplete="new-password" required minLength={12} maxLength={256} />
      </Field>
      {error ? <ProblemNotice problem={error} /> : null}
      <Button type="submit" pending={isPending} className="self-start">
        {t("passwordChange")}
      </Button>
    </form>
  );
}
