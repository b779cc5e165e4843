"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import type { PolicyView } from "@/lib/catalog/catalog-schema";

/** Editing brings the one schema of policies along, which reading does without. */
const PolicyWorkbench = lazy(() => import("./policy-workbench"));

/** The policy in force, and in its place the workbench as soon as somebody wants to edit it. */
export function PolicyDesk({ catalog, current, children }: { catalog: string; current: PolicyView; children: ReactNode }) {
  const t = useTranslations("catalogs.policy");
  const common = useTranslations("common");
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing) {
    const waiting = (
      <Loading label={common("loading")}>
        <SkeletonText lines={12} />
      </Loading>
    );
    return (
      <Suspense fallback={waiting}>
        <PolicyWorkbench catalog={catalog} current={current} />
      </Suspense>
    );
  }
  return (
    <div className="flex flex-col items-start gap-6">
      <Button variant="primary" onClick={() => setIsEditing(true)}>
        {t("begin")}
      </Button>
      <div className="w-full">{children}</div>
    </div>
  );
}
