import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { SuspendedVersion } from "@/lib/catalog/suspended-version-schema";

/** Which versions of a server are suspended: where, since when, by whom and why. Nothing where none is. */
export function SuspendedVersions({ suspended, children }: { suspended: readonly SuspendedVersion[]; children?: ReactNode }) {
  const t = useTranslations("listing");
  if (suspended.length === 0) return null;
  return (
    <Notice tone="danger" title={t("suspendedVersions", { count: new Set(suspended.map(({ version }) => version)).size })}>
      {children}
      <ul className="mt-1 list-disc pl-5">
        {suspended.map(({ version, scope, catalog, at, by, reason }) => (
          <li key={`${version} ${scope} ${catalog}`} className="wrap-anywhere">
            <code className="identifier">{version}</code> {t(`suspendedScope.${scope}`, { catalog: catalog ?? "" })} · {by === null ? t("suspendedSince") : t("suspendedByName", { name: by })} <Time at={at} precision="minute" />
            {reason === "" ? null : <span className="block text-muted"><VisibleText text={reason} /></span>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
