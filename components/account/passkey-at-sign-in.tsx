"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Switch } from "@/components/ui/switch";
import { askAtSignInMutation } from "@/lib/access/passkeys/queries";

/** In force at once, after the passkey was asked for; shows what is true, so a refusal leaves it as it was. */
export function PasskeyAtSignIn({ initial }: { initial: boolean }) {
  const t = useTranslations("passkeys");
  const router = useRouter();
  const { mutate, isPending, error } = useMutation({ ...askAtSignInMutation(), onSuccess: () => router.refresh() });
  return (
    <div className="flex max-w-md flex-col gap-3">
      <Switch label={t("atSignIn")} hint={t("atSignInHint")} checked={initial} disabled={isPending} onCheckedChange={(enabled) => mutate({ enabled })} />
      {error ? <ProblemNotice problem={error} /> : null}
    </div>
  );
}
