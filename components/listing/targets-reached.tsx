import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SuspensionEffect, TargetReach } from "@/lib/effect/schema";

/** On which Nacos targets the server stands, and what becomes of it there; their number only, for who may not see targets. */
export function TargetsReached({ targets: { standing, items } }: { targets: SuspensionEffect["targets"] }) {
  const t = useTranslations("targets.reach");
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-muted">{t("title")}</h4>
      {standing === 0 ? <p>{t("none")}</p> : null}
      {standing > 0 && items === null ? <p>{t("count", { count: standing })}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {(items ?? []).map((target) => (
          <li key={target.id} className="flex gap-2">
            <Share2 aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
            <span className="min-w-0 wrap-anywhere">
              <span className="font-semibold">{target.name}</span> <Fate target={target} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fate({ target: { version, fate, becomes, removalsPaused, trouble } }: { target: TargetReach }) {
  const t = useTranslations("targets.reach");
  const words = useTranslations("suspension");
  const hold = removalsPaused ? t("waitsPaused") : trouble === null ? null : t("waitsTrouble");
  return (
    <span className="text-muted">
      {version === null ? t("comes") : t("stands", { version })}; {words(`fate_${fate}`, { version: becomes ?? "" })}
      {hold === null || fate === "unchanged" ? null : <span className="block text-warning">{hold}</span>}
    </span>
  );
}
