import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AreaMessages } from "@/components/layout/area-messages";
import { SectionNav } from "@/components/layout/section-nav";
import type { SectionLink } from "@/components/layout/section-nav";

export default async function DocsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("kit");
  const links: SectionLink[] = [
    { href: "/docs/api", label: t("api") },
    { href: "/docs/rights", label: t("rights") },
    { href: "/docs/ui", label: t("title") },
  ];
  return (
    <AreaMessages area="docs">
      <div className="flex flex-col gap-6">
        <SectionNav label={t("sections")} links={links} />
        <div>{children}</div>
      </div>
    </AreaMessages>
  );
}
