import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { InstallPlan, InstallTarget, PlanValue } from "@/lib/install/schema";
import { VisibleText } from "@/components/ui/visible-text";

/** What runs where, exactly: an argument vector is shown argument by argument, as no shell will join them. */
export function LaunchSection({ plan }: { plan: InstallPlan | null }) {
  const t = useTranslations("review");
  return (
    <SectionCard id="launch" title={t("launch")}>
      <p className="mb-4 max-w-prose text-sm text-muted">{t("launchIntro")}</p>
      {plan === null ? <Notice tone="warning" title={t("manifestUnreadable")} /> : null}
      {plan?.blocked ? <Notice tone="warning" title={t("launchBlocked")} /> : null}
      <ul className="flex flex-col gap-4">
        {plan?.targets.map((target) => (
          <li key={target.id} className="rounded-control border border-line p-3">
            <Target target={target} />
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

function Target({ target }: { target: InstallTarget }) {
  const t = useTranslations("review");
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <code className="identifier font-medium">{target.id}</code>
        <Tag>{target.transport}</Tag>
        {target.preferred ? <Tag>{t("launchPreferred")}</Tag> : null}
      </p>
      {"unsupported" in target ? <p lang="en" className="text-sm text-muted">{target.unsupported}</p> : null}
      {"command" in target ? <Command label={t("launchCommand", { name: target.id })} words={[target.command, ...target.args]} /> : null}
      {"url" in target ? <DescriptionList items={[{ term: t("launchUrl"), description: <Value value={target.url} /> }]} /> : null}
      {"env" in target ? <Values title={t("environment")} values={target.env} /> : null}
      {"headers" in target ? <Values title={t("headers")} values={target.headers} /> : null}
    </div>
  );
}

function Command({ label, words }: { label: string; words: readonly PlanValue[] }) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-1.5">
      {words.map((word, index) => (
        <li key={index} className="max-w-full rounded-md bg-sunken px-1.5 py-0.5">
          <Value value={word} />
        </li>
      ))}
    </ol>
  );
}

function Values({ title, values }: { title: string; values: Record<string, PlanValue> }) {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <div className="text-sm">
      <p className="text-xs text-muted">{title}</p>
      <ul>
        {entries.map(([name, value]) => (
          <li key={name} className="wrap-anywhere">
            <code className="identifier">{name}</code> = <Value value={value} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A literal as it is; what the user supplies as ‹id›. */
function Value({ value }: { value: PlanValue }) {
  if (typeof value === "string") return <code className="identifier whitespace-pre-wrap"><VisibleText text={value} /></code>;
  const text = "input" in value ? `‹${value.input}›` : value.template;
  return <code className="identifier whitespace-pre-wrap text-accent"><VisibleText text={text} /></code>;
}
