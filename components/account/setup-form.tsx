"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { finishSetupMutation } from "@/lib/access/account-queries";

/** Opening the page uses nothing up: mail scanners open links too. Only sending the form does. */
export function SetupForm({ secret }: { secret: string }) {
  const t = useTranslations("setup");
  const signIn = useTranslations("signIn");
  const { mutate, isPending, error, isSuccess } = useMutation(finishSetupMutation(secret));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ password: String(new FormData(event.currentTarget).get("password")) });
  };
  if (isSuccess) {
    return (
      <div className="flex flex-col items-start gap-4">
        <Notice tone="success" role="status" title={t("done")} className="w-full" />
        <LinkButton href="/sign-in" variant="primary">
          {signIn("submit")}
        </LinkButton>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {error?.code === "not_found" ? <Notice tone="danger" role="alert" title={t("invalid")} /> : null}
      {error && error.code !== "not_found" ? <ProblemNotice problem={error} /> : null}
      <Field label={t("password")} name="password" hint={t("hint")}>
        <Input type="password" autoComplete="new-password" required minLength={12} maxLength={256} />
      </Field>
      <Button type="submit" variant="primary" size="large" pending={isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
