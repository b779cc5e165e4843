"use client";

import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

/** Next gives server errors a digest: the number that finds the entry in the server's log. */
function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errorPage");
  const digest = digestOf(error);
  return (
    <div role="alert" className="mx-auto max-w-prose">
      <CloudAlert aria-hidden className="mb-4 size-8 text-danger" />
      <PageHeader title={t("title")} description={t("body")} />
      <div className="flex flex-wrap gap-2">
        <button type="button" className={buttonStyle("primary")} onClick={retry}>
          {t("retry")}
        </button>
        <LinkButton href="/">{t("home")}</LinkButton>
      </div>
      {digest ? (
        <p className="mt-6 text-sm text-muted">
          {t("reference")} <span className="identifier">{digest}</span>
        </p>
      ) : null}
    </div>
  );
}
