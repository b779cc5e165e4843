"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { digestOf, pageFailure } from "@/components/layout/page-failure";
import { buttonStyle } from "@/components/ui/button-style";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

/** Says what happened, what it means for what one was doing, and what to do; with what an administrator needs to find the cause. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errorPage");
  const [failure] = useState(() => pageFailure(error, typeof navigator === "undefined" || navigator.onLine));
  // Code that is gone does not come back by trying: only a new load knows its new name.
  const tryAgain = failure === "outdated" ? () => window.location.reload() : retry;
  return (
    <div role="alert" className="mx-auto flex max-w-prose flex-col gap-6">
      <div>
        <PageHeader title={t(`${failure}.title`)} description={t(`${failure}.body`)} />
        <div className="flex flex-wrap gap-2">
          <button type="button" className={buttonStyle("primary")} onClick={tryAgain}>
            {t(failure === "outdated" ? "reload" : "retry")}
          </button>
          <LinkButton href="/">{t("home")}</LinkButton>
        </div>
      </div>
      {failure === "unexpected" ? <Report digest={digestOf(error)} /> : null}
    </div>
  );
}

/** Facts of the failure, to be handed on as they are. */
function Report({ digest }: { digest: string | null }) {
  const t = useTranslations("errorPage");
  const page = usePathname();
  const [at] = useState(() => new Date().toISOString());
  const facts = [
    ...(digest === null ? [] : [{ term: t("reference"), description: digest }]),
    { term: t("page"), description: page },
    { term: t("at"), description: at },
  ];
  return (
    <section aria-labelledby="report-heading" className="rounded-card border border-line bg-surface p-5">
      <h2 id="report-heading" className="mb-3 font-semibold">
        {t("report")}
      </h2>
      <DescriptionList items={facts.map(({ term, description }) => ({ term, description: <span className="identifier">{description}</span> }))} />
    </section>
  );
}
