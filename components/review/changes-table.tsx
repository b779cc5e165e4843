import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { ManifestChange } from "@/lib/manifest/diff-schema";
import type { VersionChanges } from "@/lib/submission/version-changes";
import { VisibleText } from "@/components/ui/visible-text";

type Kind = ManifestChange["kind"];

/** What one version changes against another, as marks and words, never as colour alone. */
export function ChangesTable({ changes }: { changes: VersionChanges }) {
  const t = useTranslations("review");
  if (changes.manifest.length + changes.tools.length === 0) return <p className="text-muted">{t("changesNone")}</p>;
  const caption = t("changesBase", { version: changes.base });
  const head = [t("change"), t("pointer"), t("before"), t("after"), t("risk")];
  return (
    <Table caption={caption} captionVisible className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {changes.manifest.map((change) => (
        <ChangeRow
          key={`${change.kind} ${change.pointer}`}
          kind={change.kind}
          place={change.pointer}
          before={textOf(change.before)}
          after={textOf(change.after)}
          risk={t(`changeRisk.${change.risk}`)}
        />
      ))}
      {changes.tools.map((change) => (
        <ChangeRow
          key={`${change.kind} tool ${change.name}`}
          kind={change.kind}
          place={t("toolNamed", { name: change.name })}
          before={textOf(change.before)}
          after={textOf(change.after)}
          risk={t("changeRisk.high")}
        />
      ))}
    </Table>
  );
}

/** Text as it is, everything else as JSON. */
function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}

const MARK: Record<Kind, string> = { added: "+", removed: "−", changed: "~" };

function ChangeRow(props: { kind: Kind; place: string; before: string | null; after: string | null; risk: ReactNode }) {
  const { kind, place, before, after, risk } = props;
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
        <code className="identifier">
          <VisibleText text={place} />
        </code>
      </TableRowHead>
      <TableCell className="min-w-40">{before === null ? null : <del className="font-mono text-xs whitespace-pre-wrap no-underline wrap-anywhere"><VisibleText text={before} /></del>}</TableCell>
      <TableCell className="min-w-40">{after === null ? null : <ins className="font-mono text-xs whitespace-pre-wrap no-underline wrap-anywhere"><VisibleText text={after} /></ins>}</TableCell>
      <TableCell>{risk}</TableCell>
    </tr>
  );
}
