import { PackageOpen, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { catalogHref } from "./addresses";

/** Nothing listed at all: says what will appear here, and how to begin. */
export function EmptyCatalog({ maySubmit }: { maySubmit: boolean }) {
  const t = useTranslations("catalog");
  const nav = useTranslations("nav");
  const action = maySubmit ? (
    <LinkButton href="/submit" variant="primary">
      {t("submitOne")}
    </LinkButton>
  ) : (
    <LinkButton href="/sign-in">{nav("signIn")}</LinkButton>
  );
  return (
    <EmptyState icon={PackageOpen} title={t("emptyTitle")} action={action}>
      {t("emptyBody")}
    </EmptyState>
  );
}

/** Something is listed, but not this. */
export function NoMatch() {
  const t = useTranslations("catalog");
  return (
    <EmptyState icon={SearchX} title={t("noResultTitle")} action={<LinkButton href={catalogHref()}>{t("clearFilters")}</LinkButton>}>
      {t("noResultBody")}
    </EmptyState>
  );
}
