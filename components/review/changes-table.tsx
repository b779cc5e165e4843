import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { ManifestChange } from "@/lib/manifest/diff-schema";
import type { VersionChanges } from "@/lib/submission/version-changes";
import { TextDiff } from "@/components/ui/text-diff";
import { VisibleText } from "@/components/ui/visible-text";
import { EntryChanges } from "./entry-changes";
import { ToolChange } from "./tool-change";

type Kind = ManifestChange["kind"];

/** What one version changes against another, as marks and words, never as colour alone. */
export function ChangesTable({ changes: { base, manifest, instructions, tools, prompts, resources } }: { changes: VersionChanges }) {
  const t = useTranslations("review");
  if (instructions === null && [manifest, tools, prompts, resources].every(({ length }) => length === 0)) return <p className="text-muted">{t("changesNone")}</p>;
  const caption = t("changesBase", { version: base });
  const head = [t("change"), t("pointer"), t("whatChanged"), t("risk")];
  return (
    <div className="flex flex-col gap-4">
      {manifest.length === 0 ? null : (
        <Table caption={caption} captionVisible className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
          {[...manifest].sort((a, b) => WEIGHT.indexOf(a.risk) - WEIGHT.indexOf(b.risk)).map((change) => (
            <ChangeRow key={`${change.kind} ${change.pointer}`} change={change} />
          ))}
        </Table>
      )}
      {instructions === null ? null : (
        <div className="rounded-control border border-line p-3 text-sm">
          <h3 className="mb-2 font-semibold">{t("instructionsChanged", { version: base })}</h3>
          <TextDiff {...instructions} labels={{ added: t("changeAdded"), removed: t("changeRemoved") }} />
        </div>
      )}
      {tools.length === 0 ? null : (
        <ul aria-label={t("toolChanges", { version: base })} className="flex flex-col gap-3">
          {tools.map((change) => (
            <ToolChange key={change.name} change={change} />
          ))}
        </ul>
      )}
      <EntryChanges label={t("promptChanges", { version: base })} of="prompt" changes={prompts} />
      <EntryChanges label={t("resourceChanges", { version: base })} of="resource" changes={resources} />
    </div>
  );
}

const WEIGHT: readonly ManifestChange["risk"][] = ["high", "medium", "low"];

/** Text as it is, everything else as JSON. */
function textOf(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}

const MARK: Record<Kind, string> = { added: "+", removed: "−", changed: "~" };

function ChangeRow({ change: { kind, area, pointer, before, after, risk } }: { change: ManifestChange }) {
  const t = useTranslations("review");
  const words: Record<Kind, string> = { added: t("changeAdded"), removed: t("changeRemoved"), changed: t("changeChanged") };
  return (
    <tr>
      <TableCell className="whitespace-nowrap">
        <span aria-hidden className="mr-1.5 font-mono font-semibold">
          {MARK[kind]}
        </span>
        {words[kind]}
      </TableCell>
      <TableRowHead>
        {t(`area.${area}`)}
        <code className="identifier block font-normal text-muted">
          <VisibleText text={pointer} />
        </code>
      </TableRowHead>
      <TableCell className="min-w-56 font-mono text-xs">
        <TextDiff before={textOf(before)} after={textOf(after)} labels={{ added: t("changeAdded"), removed: t("changeRemoved") }} />
      </TableCell>
      <TableCell className="whitespace-nowrap">{t(`changeRisk.${risk}`)}</TableCell>
    </tr>
  );
}
