import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { Providers } from "@/components/layout/providers";
import type { ShellRights } from "@/components/layout/shell-viewer";
import { shortcutsCookie, shortcutsEnabled } from "@/components/palette/shortcut-preference";
import { parseTheme, themeClass, themeCookie } from "@/components/layout/theme";
import { cx } from "@/components/ui/class-names";
import { currentViewer } from "@/lib/access/current-viewer";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { unreadCount } from "@/lib/notices/inbox-service";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return { title: { default: t("title"), template: `%s · ${t("title")}` }, description: t("description") };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, viewer, cookieStore] = await Promise.all([getLocale(), currentViewer(), cookies()]);
  const theme = parseTheme(cookieStore.get(themeCookie)?.value);
  const shortcuts = shortcutsEnabled(cookieStore.get(shortcutsCookie)?.value);
  return (
    <html lang={locale} className={cx(GeistSans.variable, GeistMono.variable, themeClass(theme))}>
      <body>
        <Providers>
          <AppShell viewer={viewer && { name: viewer.name, email: viewer.email, unread: await unreadCount(viewer) }} can={shellRights(viewer)} theme={theme} shortcuts={shortcuts}>
            {children}
          </AppShell>
        </Providers>
      </body>
    </html>
  );
}

/** Which doors to show. Opening one is judged again, by the services. */
function shellRights(viewer: Viewer | null): ShellRights {
  const mayPublish = viewer?.namespaces.some(({ name }) => can(viewer, "publish", { namespace: name })) ?? false;
  return { console: can(viewer, "console.enter"), submit: mayPublish || can(viewer, "publish") };
}
