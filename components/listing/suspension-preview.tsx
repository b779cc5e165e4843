"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import type { SuspendedThing } from "@/lib/effect/queries";

const SuspensionEffectView = lazy(() => import("./suspension-effect-view"));

/** Before a suspension: what it will hit. The button beside it waits for none of this. */
export function SuspensionPreview(thing: SuspendedThing) {
  const t = useTranslations("suspension");
  const loading = (
    <p role="status" className="text-sm text-muted">
      {t("loading")}
    </p>
  );
  return (
    <Suspense fallback={loading}>
      <SuspensionEffectView {...thing} />
    </Suspense>
  );
}
