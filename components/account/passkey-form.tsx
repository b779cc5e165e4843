"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { registerPasskeyMutation } from "@/lib/access/passkeys/queries";

/** Registers a passkey: a name, then the browser's own prompt. Closing that prompt changes nothing. */
export function PasskeyForm() {
  const t = useTranslations("passkeys");
  const router = useRouter();
  const toast = useToast();
  const [name, setName] = useState("");
  const { mutate, isPending, error } = useMutation({
    ...registerPasskeyMutation(),
    onSuccess: (passkey) => {
      if (passkey === null) return;
      setName("");
      toast({ title: t("registeredDone", { name: passkey.name }), tone: "success" });
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col items-start gap-3">
      {error ? <ProblemNotice problem={error} /> : null}
      <Field label={t("name")} hint={t("nameHint")} className="w-full">
        <Input value={name} required maxLength={80} pattern=".*\S.*" onChange={(event) => setName(event.target.value)} />
      </Field>
      <Button type="submit" variant="primary" pending={isPending}>
        {t("register")}
      </Button>
    </form>
  );
}
