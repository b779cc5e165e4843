import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { Exhibit, ExhibitRow, Specimen } from "./specimen";

const VARIANTS = ["primary", "secondary", "quiet", "danger"] as const;

export function Actions() {
  const t = useTranslations("kit");
  return (
    <Specimen id="buttons" title={t("buttons")}>
      {VARIANTS.map((variant) => (
        <ExhibitRow key={variant}>
          <Exhibit state={t("ready")}>
            <Button variant={variant}>{t(variant)}</Button>
          </Exhibit>
          <Exhibit state={t("pending")}>
            <Button variant={variant} pending>
              {t(variant)}
            </Button>
          </Exhibit>
          <Exhibit state={t("disabled")}>
            <Button variant={variant} disabled aria-describedby="why-not">
              {t(variant)}
            </Button>
          </Exhibit>
        </ExhibitRow>
      ))}
      <p id="why-not" className="text-sm text-muted">
        {t("disabledWhy")}
      </p>
      <ExhibitRow>
        <Exhibit state={t("small")}>
          <Button size="small">{t("secondary")}</Button>
        </Exhibit>
        <Exhibit state={t("large")}>
          <Button size="large" variant="primary">
            {t("primary")}
          </Button>
        </Exhibit>
        <Exhibit state={t("edit")}>
          <Button size="icon" aria-label={t("edit")}>
            <Pencil aria-hidden />
          </Button>
        </Exhibit>
        <Exhibit state={t("link")}>
          <LinkButton href="/docs/ui">{t("link")}</LinkButton>
        </Exhibit>
        <Exhibit state={t("link")}>
          <TextLink href="/docs/ui">{t("link")}</TextLink>
        </Exhibit>
      </ExhibitRow>
    </Specimen>
  );
}
