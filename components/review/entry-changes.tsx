import { useTranslations } from "next-intl";
import { LineDiff } from "@/components/ui/line-diff";
import { TextDiff } from "@/components/ui/text-diff";
import { VisibleText } from "@/components/ui/visible-text";
import type { EntryChange } from "@/lib/manifest/surface-diff";

type Of = "prompt" | "resource";

/** Prompts or resources that came, went or changed, field by field; nothing when there are none. */
export function EntryChanges({ label, of, changes }: { label: string; of: Of; changes: readonly EntryChange[] }) {
  return changes.length === 0 ? null : (
    <ul aria-label={label} className="flex flex-col gap-3">
      {changes.map((change) => (
        <EntryItem key={`${change.kind} ${change.name}`} of={of} change={change} />
      ))}
    </ul>
  );
}

const MARK = { added: "+", removed: "−", changed: "~" } as const;
const KIND = {
  prompt: { added: "promptAdded", removed: "promptRemoved", changed: "promptChanged" },
  resource: { added: "resourceAdded", removed: "resourceRemoved", changed: "resourceChanged" },
} as const;

function EntryItem({ of, change: { kind, name, texts, rest } }: { of: Of; change: EntryChange }) {
  const t = useTranslations("review");
  const labels = { added: t("changeAdded"), removed: t("changeRemoved") };
  return (
    <li className="flex flex-col gap-3 rounded-control border border-line p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="font-mono font-semibold">{MARK[kind]}</span>
        <span>{t(KIND[of][kind])}</span>
        <code className="identifier min-w-0 font-medium"><VisibleText text={name} /></code>
      </p>
      {texts.map(({ field, before, after }) => (
        <div key={field}>
          <code className="identifier text-muted"><VisibleText text={field} /></code>
          <TextDiff before={before} after={after} labels={labels} />
        </div>
      ))}
      {rest ? <LineDiff label={t("fieldsOf", { name })} lines={rest} labels={labels} /> : null}
    </li>
  );
}
