import type { Route } from "next";
import { useTranslations } from "next-intl";
import Link from "next/link";

export function SiteFooter() {
  const t = useTranslations("footer");
  const links: { href: Route; label: string }[] = [
    { href: "/servers", label: t("catalog") },
    { href: "/docs/api", label: t("api") },
    { href: "/docs/ui", label: t("interface") },
  ];
  return (
    <footer className="mt-6 text-sm text-muted print:hidden">
      <div aria-hidden className="battlement" />
      <div className="page-width flex flex-col gap-3 py-7 sm:flex-row sm:items-center sm:justify-between">
        <p>{t("promise")}</p>
        <nav aria-label={t("more")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {links.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="inline-flex min-h-6 items-center underline underline-offset-3 hover:text-ink">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
