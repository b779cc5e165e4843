import { useTranslations } from "next-intl";
import { TextDiff } from "@/components/ui/text-diff";
import { VisibleText } from "@/components/ui/visible-text";
import type { ItemChange } from "@/lib/nacos/target-schema";

const MARK = { added: "+", removed: "−", changed: "~" } as const;

/** What stands there against what was approved, place by place: words that went and came, with what is hidden spelled out. */
export function ItemChanges({ changes }: { changes: readonly ItemChange[] }) {
  const t = useTranslations("targets.diff");
  return (
    <ol aria-label={t("title")} className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
      {changes.map((change) => (
        <Change key={`${change.kind} ${change.place.join("/")}`} change={change} />
      ))}
    </ol>
  );
}

function Change({ change: { kind, place, approved, standing } }: { change: ItemChange }) {
  const t = useTranslations("targets.diff");
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <span className="identifier font-semibold">
          <VisibleText text={place.join(" › ")} />
        </span>
        <span className="text-muted">
          <span aria-hidden className="mr-1 font-mono font-semibold">
            {MARK[kind]}
          </span>
          {t(kind)}
        </span>
      </p>
      <TextDiff before={textOf(approved)} after={textOf(standing)} labels={{ removed: t("approved"), added: t("standing") }} className="rounded-control bg-sunken px-3 py-2 font-mono text-xs/5" />
    </li>
  );
}

/** Text as it is, everything else as JSON; nothing where it is not there. */
function textOf(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}
