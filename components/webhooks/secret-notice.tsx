"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";

/** A secret, this once. */
export function SecretNotice({ secret }: { secret: string }) {
  const t = useTranslations("webhooks.secret");
  const common = useTranslations("common");
  return (
    <Notice tone="success" title={t("once")}>
      <p className="mb-2">{t("use")}</p>
      <CodeBlock code={secret} label={t("label")} copy={{ label: common("copyName", { name: t("label") }), copiedLabel: common("copied") }} />
    </Notice>
  );
}
