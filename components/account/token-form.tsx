"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { createTokenMutation } from "@/lib/access/account-queries";
import { createRobotTokenMutation } from "@/lib/access/robot-queries";
import { TOKEN_SCOPES } from "@/lib/access/role-names-schema";
import { DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS } from "@/lib/access/token-days-schema";
import type { CreateToken } from "@/lib/access/token-schema";

/** Mints a token for oneself, or for a robot; its text is in the answer only and is shown until the page is left. */
export function TokenForm({ robotId }: { robotId?: string }) {
  const t = useTranslations("account");
  const common = useTranslations("common");
  const router = useRouter();
  const mutation = robotId === undefined ? createTokenMutation() : createRobotTokenMutation(robotId);
  const { mutate, isPending, error, data } = useMutation({ ...mutation, onSuccess: () => router.refresh() });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const request = tokenRequest(new FormData(event.currentTarget));
    if (request) mutate(request);
  };
  return (
    <SectionCard id="new-token" title={t("tokenCreate")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("tokenName")} name="label">
            <Input maxLength={80} />
          </Field>
          <Field label={t("tokenDays")} name="days">
            <Input type="number" min={1} max={MAX_TOKEN_DAYS} defaultValue={DEFAULT_TOKEN_DAYS} required />
          </Field>
        </div>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="mb-1 text-sm font-medium">{t("tokenScopes")}</legend>
          {TOKEN_SCOPES.map((scope) => (
            <label key={scope} className="flex min-h-8 items-center gap-2 text-sm">
              <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === "read"} className="size-5 accent-accent" />
              <code className="identifier">{scope}</code>
            </label>
          ))}
        </fieldset>
        <p className="text-sm text-muted">{t("tokenScopesHint")}</p>
        {error ? <ProblemNotice problem={error} /> : null}
        <Button type="submit" pending={isPending} className="self-start">
          {t("tokenCreate")}
        </Button>
      </form>
      <div aria-live="polite" className="mt-4 empty:hidden">
        {data ? (
          <Notice tone="success" title={t("tokenOnce")}>
            <CodeBlock code={data.token} label={t("tokenText")} copy={{ label: common("copyName", { name: t("tokenText") }), copiedLabel: common("copied") }} />
          </Notice>
        ) : null}
      </div>
    </SectionCard>
  );
}

/** Null when no scope is chosen: such a token could do nothing. The fields say themselves what they take. */
function tokenRequest(form: FormData): CreateToken | null {
  const scopes = TOKEN_SCOPES.filter((scope) => form.getAll("scopes").includes(scope));
  return scopes.length === 0 ? null : { label: String(form.get("label")), expiresInDays: Number(form.get("days")), scopes, namespaces: [], catalogs: [] };
}
