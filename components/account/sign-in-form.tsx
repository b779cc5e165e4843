"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";

type Failure = "failed" | "throttled" | "unreachable";

/** `method="post"` so that a press before the script has loaded never puts the password into the address. */
export function SignInForm({ callbackPath, isSecond = false }: { callbackPath: string; isSecond?: boolean }) {
  const t = useTranslations("signIn");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setFailure(null);
    const found = await attempt(String(form.get("email")), String(form.get("password")));
    // A full load: every part of the page, the header first, then knows who looks.
    if (found === null) return window.location.assign(callbackPath);
    setFailure(found);
    setPending(false);
    password.current?.focus();
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {failure ? <Notice tone="danger" role="alert" title={t(failure)} /> : null}
      <Field label={t("email")} name="email">
        <Input type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <Field label={t("password")} name="password">
        <Input ref={password} type="password" autoComplete="current-password" required maxLength={256} />
      </Field>
      <Button type="submit" variant={isSecond ? "secondary" : "primary"} size="large" pending={pending}>
        {t("submit")}
      </Button>
    </form>
  );
}

/** Signs in through next-auth, loaded when needed; null means it worked. */
async function attempt(email: string, password: string): Promise<Failure | null> {
  try {
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer === undefined) return "unreachable";
    if (answer.ok && !answer.error) return null;
    return answer.error === "rate_limited" ? "throttled" : "failed";
  } catch {
    return "unreachable";
  }
}
