import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AreaMessages } from "@/components/layout/area-messages";
import { QueryProvider } from "@/components/layout/query-provider";
import { DecisionOutboxProvider } from "@/components/review/decision-outbox";
import { SectionNav, type SectionLink } from "@/components/layout/section-nav";
import { currentViewer } from "@/lib/access/current-viewer";
import { can, type Action } from "@/lib/access/permissions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("title") };
}

/**
 * The frame of the console. Each page checks the viewer itself (a layout is not rendered again on the way from page
 * to page); here the navigation is only shown to those it leads somewhere.
 */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [viewer, t] = await Promise.all([currentViewer(), getTranslations("console")]);
  if (viewer === null || !can(viewer, "console.enter")) return children;
  const sections: (SectionLink & { action: Action })[] = [
    { href: "/console", label: t("overview"), exact: true, action: "console.enter" },
    { href: "/console/queue", label: t("queue"), action: "console.enter" },
    { href: "/console/servers", label: t("servers"), action: "console.enter" },
    { href: "/console/requests", label: t("requests"), action: "request.read" },
    { href: "/console/catalogs", label: t("catalogs"), action: "console.enter" },
    { href: "/console/categories", label: t("categories"), action: "console.enter" },
    { href: "/console/namespaces", label: t("namespaces"), action: "user.read" },
    { href: "/console/targets", label: t("targets"), action: "target.read" },
    { href: "/console/webhooks", label: t("webhooks"), action: "webhook.read" },
    { href: "/console/imports", label: t("imports"), action: "import.read" },
    { href: "/console/users", label: t("users"), action: "user.read" },
    { href: "/console/audit", label: t("audit"), action: "audit.read" },
    { href: "/console/system", label: t("system"), action: "system.read" },
  ];
  const links = sections.filter(({ action }) => can(viewer, action)).map(({ action: _action, ...link }) => link);
  return (
    <AreaMessages area="console">
      <QueryProvider>
        <div className="mb-6 print:hidden">
          <SectionNav label={t("sections")} links={links} />
        </div>
        <DecisionOutboxProvider person={viewer.principalId}>{children}</DecisionOutboxProvider>
      </QueryProvider>
    </AreaMessages>
  );
}
