import { BookOpen, Boxes, FileJson, House, Inbox, KeyRound, Keyboard, Languages, LayoutDashboard, LogIn, LogOut, Moon, Send, Server, Sun, SunMoon, UserRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { serverHref } from "@/components/catalog/addresses";
import { endSession } from "@/components/layout/end-session";
import { rememberPreference } from "@/components/layout/preference-cookie";
import { applyTheme } from "@/components/layout/apply-theme";
import { themes } from "@/components/layout/theme";
import type { Theme } from "@/components/layout/theme";
import type { Command } from "@/components/ui/command-palette";
import { localeCookie, localeNames, locales } from "@/i18n/locales";
import type { FoundServer } from "@/lib/submission/found-server-schema";
import type { Place, PlaceId } from "./places";

const placeIcons: Record<PlaceId, LucideIcon> = {
  home: House,
  catalog: Boxes,
  mine: Send,
  queue: Inbox,
  submit: FileJson,
  console: LayoutDashboard,
  tokens: KeyRound,
  account: UserRound,
  api: BookOpen,
};
const themeIcons: Record<Theme, LucideIcon> = { system: SunMoon, light: Sun, dark: Moon };

/** Closes the palette first: what follows may move the focus. */
function useLeave(onClose: () => void): (href: Route) => void {
  const router = useRouter();
  return (href) => {
    onClose();
    router.push(href);
  };
}

export function useServerCommand(onClose: () => void): (server: FoundServer) => Command {
  const leave = useLeave(onClose);
  return ({ server, title, description }) => ({
    id: `server ${server}`,
    label: title === server ? server : `${title} · ${server}`,
    detail: description,
    icon: Server,
    choose: () => leave(serverHref(server)),
  });
}

export function usePages(places: readonly Place[], onClose: () => void): Command[] {
  const t = useTranslations("palette");
  const leave = useLeave(onClose);
  return places.map(({ id, href, key }) => ({
    id: `page ${id}`,
    label: t(`place.${id}`),
    icon: placeIcons[id],
    choose: () => leave(href),
    ...(key === undefined ? {} : { keys: `g ${key}` }),
  }));
}

type ActionContext = { signedIn: boolean; onHelp: () => void; onClose: () => void };

export function useActions({ signedIn, onHelp, onClose }: ActionContext): Command[] {
  const t = useTranslations("palette");
  const themeName = useTranslations("theme");
  const current = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const leave = useLeave(onClose);
  const remember = (act: () => void) => () => {
    act();
    onClose();
    router.refresh();
  };
  return [
    ...themes.map((theme) => ({ id: `theme ${theme}`, label: t("theme", { name: themeName(theme) }), icon: themeIcons[theme], choose: remember(() => applyTheme(theme)) })),
    ...locales
      .filter((locale) => locale !== current)
      .map((locale) => ({ id: `language ${locale}`, label: t("language", { name: localeNames[locale] }), icon: Languages, choose: remember(() => rememberPreference(localeCookie, locale)) })),
    { id: "help", label: t("help"), icon: Keyboard, keys: "?", choose: onHelp },
    signedIn
      ? { id: "sign-out", label: t("signOut"), icon: LogOut, choose: () => void endSession() }
      : { id: "sign-in", label: t("signIn"), icon: LogIn, choose: () => leave(`/sign-in?callbackUrl=${encodeURIComponent(pathname)}` as Route) },
  ];
}
