import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShellRights, ShellViewer } from "./shell-viewer";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";
import type { Theme } from "./theme";

type AppShellProps = { viewer: ShellViewer | null; can: ShellRights; theme: Theme; shortcuts: boolean; children: ReactNode };

/** The frame of every page. Pages bring their content, starting with the one `h1`; the landmarks are here. */
export function AppShell({ viewer, can, theme, shortcuts, children }: AppShellProps) {
  const t = useTranslations("nav");
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-24 rounded-control bg-accent px-4 py-2.5 text-sm font-medium text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <SiteHeader viewer={viewer} can={can} theme={theme} shortcuts={shortcuts} />
      <main id="main" tabIndex={-1} className="page-width flex-1 py-6 sm:py-10">
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
