import { useTranslations } from "next-intl";
import type { Route } from "next";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { TextLink } from "@/components/ui/text-link";

/** What was typed with a decision that did not arrive, so that it is not lost. */
export function KeptWords({ text, className }: { text: string | undefined; className: string }) {
  const t = useTranslations("outbox");
  if (!text) return null;
  return (
    <div className={className}>
      <p className="text-muted">{t("yourText")}</p>
      <p className="max-h-32 overflow-y-auto whitespace-pre-wrap wrap-anywhere">{text}</p>
    </div>
  );
}

/** Where to look after a decision, and how to be done with it. */
export function AfterDecision({ href, onDismiss, className }: { href: Route | undefined; onDismiss: () => void; className: string }) {
  const t = useTranslations("outbox");
  const common = useTranslations("common");
  return (
    <ButtonRow className={className}>
      {href ? <TextLink href={href}>{t("toReview")}</TextLink> : null}
      <Button size="small" onClick={onDismiss}>
        {common("dismiss")}
      </Button>
    </ButtonRow>
  );
}
