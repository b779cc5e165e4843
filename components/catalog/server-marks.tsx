import { BadgeCheck, Building2, CircleHelp, KeyRound, LockKeyholeOpen } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CatalogRow } from "@/lib/catalog/browse-schema";
import type { AuthKind, PublisherType } from "@/lib/catalog/facet-names-schema";
import { CAPABILITY_LOOK } from "./capability-badge";

const AUTH_ICONS: Record<AuthKind, LucideIcon> = { none: LockKeyholeOpen, key: KeyRound, oauth: KeyRound, unknown: CircleHelp };
const PUBLISHER_ICONS: Record<PublisherType, LucideIcon | null> = { internal: Building2, verified: BadgeCheck, community: null };

function Mark({ icon: Icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <li className="inline-flex min-w-0 items-center gap-1 text-xs text-muted">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {children}
    </li>
  );
}

/** What a server needs and what its tools say they do. */
export function ServerMarks({ row }: { row: Pick<CatalogRow, "auth" | "capabilities"> }) {
  const t = useTranslations("browse");
  const capabilityName = useTranslations("capability");
  return (
    <ul aria-label={t("marks")} className="flex flex-wrap gap-x-3 gap-y-1">
      {row.auth.map((kind) => (
        <Mark key={`auth ${kind}`} icon={AUTH_ICONS[kind]}>
          {t(`auth_${kind}`)}
        </Mark>
      ))}
      {row.capabilities.map((capability) => (
        <Mark key={capability} icon={CAPABILITY_LOOK[capability].icon}>
          {capabilityName(capability)}
        </Mark>
      ))}
    </ul>
  );
}

/** Who stands behind it, where somebody here has said so. */
export function PublisherMark({ type }: { type: PublisherType }) {
  const t = useTranslations("browse");
  const Icon = PUBLISHER_ICONS[type];
  if (Icon === null) return null;
  return (
    <span className="inline-flex items-center gap-1 text-xs text-accent">
      <Icon aria-hidden className="size-3.5" />
      {t(`publisher_${type}`)}
    </span>
  );
}
