import { LogIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { AccountMenu } from "./account-menu";
import { LanguageSwitch } from "./language-switch";
import { MainNav } from "./main-nav";
import type { ShellRights, ShellViewer } from "./shell-viewer";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";
import { Wordmark } from "./wordmark";

type SiteHeaderProps = { viewer: ShellViewer | null; can: ShellRights; theme: Theme };

/** Sticky only where there is height to spare; on a phone the navigation takes a row of its own and scrolls away. */
export function SiteHeader({ viewer, can, theme }: SiteHeaderProps) {
  const t = useTranslations("nav");
  return (
    <header className="z-30 border-b border-line bg-canvas sm:sticky sm:top-0">
      <div className="page-width flex min-h-(--header-height) flex-wrap items-center gap-x-2 gap-y-1 py-2 sm:gap-x-6">
        <Wordmark label={t("home")} />
        <div className="order-last w-full sm:order-none sm:w-auto sm:flex-1">
          <MainNav can={can} />
        </div>
        <div className="ml-auto flex items-center sm:gap-1">
          <LanguageSwitch />
          <ThemeSwitch initial={theme} />
          {viewer ? (
            <AccountMenu viewer={viewer} />
          ) : (
            <LinkButton href="/sign-in" variant="secondary" className="max-sm:px-2.5 sm:ml-1">
              <LogIn aria-hidden className="max-sm:hidden" />
              {t("signIn")}
            </LinkButton>
          )}
        </div>
      </div>
    </header>
  );
}
