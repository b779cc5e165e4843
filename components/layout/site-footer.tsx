import { useTranslations } from "next-intl";

export function SiteFooter() {
  const t = useTranslations("footer");
  return (
    <footer className="border-t border-line text-sm text-muted">
      <div className="page-width flex flex-col gap-2 py-6 sm:flex-row sm:items-center sm:justify-between">
        <p>{t("promise")}</p>
        {/* A document served by the API, not a page: a plain link. */}
        <a href="/api/v1/openapi.json" className="underline underline-offset-3 hover:text-ink">
          {t("api")}
        </a>
      </div>
    </footer>
  );
}
