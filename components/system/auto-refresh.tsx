"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";

const EVERY_MS = 5_000;

/** Reads the page again every few seconds, in place, for as long as somebody may be looking. */
export function AutoRefresh() {
  const t = useTranslations("system");
  const router = useRouter();
  const [isOn, setIsOn] = useState(true);
  const [isPending, startTransition] = useTransition();
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => {
      // What nobody sees is not asked for; an answer that is still to come is waited for.
      if (document.visibilityState === "visible" && !isPending) startTransition(() => router.refresh());
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isOn, isPending, router]);
  return <Checkbox label={t("refresh")} checked={isOn} onChange={(event) => setIsOn(event.target.checked)} />;
}
