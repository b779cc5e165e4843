import { Bell, LogIn, LogOut, Moon, Search, Sun, SunMoon, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { CommandCenter } from "@/components/palette/command-center";
import { LinkButton } from "@/components/ui/link-button";
import { AccountMenu } from "./account-menu";
import { InboxBell } from "./inbox-bell";
import { LanguageSwitch } from "./language-switch";
import { MainNav } from "./main-nav";
import type { ShellRights, ShellViewer } from "./shell-viewer";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";
import { Wordmark } from "./wordmark";

type SiteHeaderProps = { viewer: ShellViewer | null; can: ShellRights; theme: Theme; shortcuts: boolean };

const THEME_ICONS = { system: <SunMoon aria-hidden className="size-4" />, light: <Sun aria-hidden className="size-4" />, dark: <Moon aria-hidden className="size-4" /> };

/** Sticky only where there is height to spare; on a phone the navigation takes a row of its own and scrolls away. */
export function SiteHeader({ viewer, can, theme, shortcuts }: SiteHeaderProps) {
  const t = useTranslations("nav");
  return (
    <header className="z-30 border-b border-line bg-canvas sm:sticky sm:top-0 print:hidden">
      <div className="page-width flex min-h-(--header-height) flex-wrap items-center gap-x-2 gap-y-1 py-2 sm:gap-x-4 lg:gap-x-6">
        <Wordmark label={t("home")} />
        <div className="order-last flex w-full items-center justify-between gap-2 sm:order-none sm:w-auto sm:flex-1">
          <MainNav can={can} />
          <CommandCenter can={can} signedIn={viewer !== null} shortcuts={shortcuts} icon={<Search aria-hidden />} />
        </div>
        <div className="ml-auto flex items-center sm:gap-1">
          <LanguageSwitch signedIn={viewer !== null} />
          {/* A new one when the palette has changed it. */}
          <ThemeSwitch key={theme} initial={theme} icons={THEME_ICONS} />
          {viewer ? <InboxBell unread={viewer.unread} icon={<Bell aria-hidden className="size-4" />} /> : null}
          {viewer ? (
            <AccountMenu viewer={viewer} icons={{ person: <UserRound aria-hidden />, leave: <LogOut aria-hidden /> }} />
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
