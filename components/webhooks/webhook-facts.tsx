import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Card } from "@/components/ui/card";
import { localeNames } from "@/i18n/locales";
import type { Webhook } from "@/lib/notices/webhooks/webhook-schema";

/** What a webhook is and how it fares. */
export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const t = useTranslations("webhooks");
  const type = useTranslations("noticeTypes");
  const { url, catalog, types, language, lastSuccessAt, waiting, signed, previousSecretUntil, allowPrivate } = webhook;
  return (
    <>
      <Trouble webhook={webhook} />
      <Card>
        <DescriptionList
          items={[
            { term: t("address"), description: <code className="identifier"><VisibleText text={url} /></code> },
            { term: t("catalog"), description: catalog ?? t("everyCatalog") },
            { term: t("events"), description: types.map((name) => type(name)).join(", ") },
            { term: t("language"), description: localeNames[language] },
            { term: t("signature"), description: previousSecretUntil === null ? t(signed ? "signed" : "unsigned") : <>{t("bothSecrets")} <Time at={previousSecretUntil} precision="minute" /></> },
            { term: t("network"), description: t(allowPrivate ? "privateToo" : "publicOnly") },
            { term: t("waiting"), description: waiting },
            { term: t("lastSuccess"), description: lastSuccessAt === null ? "–" : <Time at={lastSuccessAt} precision="minute" /> },
          ]}
        />
      </Card>
    </>
  );
}

function Trouble({ webhook: { state, failures, failingSince, nextAttemptAt } }: { webhook: Webhook }) {
  const t = useTranslations("webhooks.trouble");
  if (state === "paused") return <Notice title={t("paused")}>{t("pausedBody")}</Notice>;
  if (failingSince === null) return null;
  return (
    <Notice tone={state === "failing" ? "danger" : "warning"} title={t(state === "failing" ? "failing" : "retrying", { count: failures })}>
      <p>
        {t("since")} <Time at={failingSince} precision="minute" />
        {nextAttemptAt === null ? null : (
          <>
            {" · "}
            {t("next")} <Time at={nextAttemptAt} precision="minute" />
          </>
        )}
      </p>
      <p>{t("nothingLost")}</p>
    </Notice>
  );
}
