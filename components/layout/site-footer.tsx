import { useTranslations } from "next-intl";
import Link from "next/link";

export function SiteFooter() {
  const t = useTranslations("footer");
  return (
    <footer className="border-t border-line text-sm text-muted">
      <div className="page-width flex flex-col gap-2 py-6 sm:flex-row sm:items-center sm:justify-between">
        <p>{t("promise")}</p>
        <Link href="/docs/api" className="underline underline-offset-3 hover:text-ink">
          {t("api")}
        </Link>
      </div>
    </footer>
  );
}
