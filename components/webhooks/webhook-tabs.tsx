"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { TabNav } from "@/components/ui/tab-nav";
import { webhookPath } from "./webhook-address";

/** What was sent, and the settings. */
export function WebhookTabs({ id }: { id: string }) {
  const t = useTranslations("webhooks.tabs");
  const pathname = usePathname();
  const items = (["log", "settings"] as const).map((tab) => {
    const href = webhookPath(id, tab === "log" ? "" : `/${tab}`);
    return { href, label: t(tab), current: pathname === href };
  });
  return <TabNav label={t("label")} items={items} />;
}
