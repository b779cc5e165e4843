import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SectionNav } from "@/components/layout/section-nav";
import type { SectionLink } from "@/components/layout/section-nav";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const [t, submissions, favourites, namespaces, passkeys, inbox, notices] = await Promise.all([
    getTranslations("account"),
    getTranslations("submissions"),
    getTranslations("favourites"),
    getTranslations("namespaces"),
    getTranslations("passkeys"),
    getTranslations("inbox"),
    getTranslations("noticePreferences"),
  ]);
  const links: SectionLink[] = [
    { href: "/account", label: t("profile"), exact: true },
    { href: "/account/inbox", label: inbox("title") },
    { href: "/account/submissions", label: submissions("title") },
    { href: "/account/servers", label: favourites("title") },
    { href: "/account/security", label: passkeys("section") },
    { href: "/account/namespaces", label: namespaces("title") },
    { href: "/account/notices", label: notices("title") },
    { href: "/account/tokens", label: t("tokens") },
    { href: "/account/sessions", label: t("sessions") },
  ];
  return (
    <div className="flex flex-col gap-6">
      <SectionNav label={t("sections")} links={links} />
      <div>{children}</div>
    </div>
  );
}
