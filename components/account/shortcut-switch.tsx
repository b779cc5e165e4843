"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { rememberPreference } from "@/components/layout/preference-cookie";
import { shortcutsCookie, shortcutsValue } from "@/components/palette/shortcut-preference";
import { Switch } from "@/components/ui/switch";
import { useState } from "react";

/** Kept in this browser, and in force at once. */
export function ShortcutSwitch({ initial }: { initial: boolean }) {
  const t = useTranslations("palette");
  const router = useRouter();
  const [enabled, setEnabled] = useState(initial);

  const choose = (next: boolean) => {
    rememberPreference(shortcutsCookie, shortcutsValue(next));
    setEnabled(next);
    router.refresh();
  };

  return <Switch label={t("setting")} hint={t("settingHint")} checked={enabled} onCheckedChange={choose} />;
}
