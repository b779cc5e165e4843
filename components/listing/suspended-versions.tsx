import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { versionsPath } from "@/components/console/paths";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VisibleText } from "@/components/ui/visible-text";
import type { SuspendedVersions as Suspended } from "@/lib/catalog/suspended-version-schema";

/** Which versions of a server are suspended: where, since when, by whom and why, and where to read of those that are not told. Nothing where none is. */
export function SuspendedVersions({ server, suspended: { told, count, more }, children }: { server: string; suspended: Suspended; children?: ReactNode }) {
  const t = useTranslations("listing");
  if (count === 0) return null;
  return (
    <Notice tone="danger" title={t("suspendedVersions", { count })}>
      {children}
      <ul className="mt-1 list-disc pl-5">
        {told.map(({ version, scope, catalog, at, by, reason }) => (
          <li key={`${version} ${scope} ${catalog}`} className="wrap-anywhere">
            <code className="identifier">{version}</code> {t(`suspendedScope.${scope}`, { catalog: catalog ?? "" })} · {by === null ? t("suspendedSince") : t("suspendedByName", { name: by })} <Time at={at} precision="minute" />
            {reason === "" ? null : <span className="block text-muted"><VisibleText text={reason} /></span>}
          </li>
        ))}
        {more > 0 ? <li><TextLink href={versionsPath({ q: server, state: "suspended" })}>{t("suspendedMore", { count: more })}</TextLink></li> : null}
      </ul>
    </Notice>
  );
}
