import { useTranslations } from "next-intl";
import { CapabilityBadge } from "@/components/catalog/capability-badge";
import { LineDiff } from "@/components/ui/line-diff";
import { Notice } from "@/components/ui/notice";
import { TextDiff } from "@/components/ui/text-diff";
import { VisibleText } from "@/components/ui/visible-text";
import type { ToolChange as Change, ToolFieldChanges } from "@/lib/manifest/tool-diff";

/** A tool that came, went or changed, each kind of change as what it is: words, annotations, schema. */
export function ToolChange({ change: { kind, name, before, after, fields } }: { change: Change }) {
  const t = useTranslations("review");
  const tool = after ?? before;
  const Element = kind === "added" ? "ins" : "del";
  return (
    <li className="flex flex-col gap-3 rounded-control border border-line p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="font-mono font-semibold">{MARK[kind]}</span>
        <span>{t(KIND[kind])}</span>
        <code className="identifier font-medium"><VisibleText text={name} /></code>
      </p>
      {fields ? <FieldChanges name={name} fields={fields} /> : (
        <Element className="no-underline wrap-anywhere whitespace-pre-wrap"><VisibleText text={tool?.description ?? ""} /></Element>
      )}
    </li>
  );
}

const MARK = { added: "+", removed: "−", changed: "~" } as const;
const KIND = { added: "toolAdded", removed: "toolRemoved", changed: "toolChanged" } as const;

function FieldChanges({ name, fields: { title, description, annotations, capability, doesMore, rest } }: { name: string; fields: ToolFieldChanges }) {
  const t = useTranslations("review");
  const labels = { added: t("changeAdded"), removed: t("changeRemoved") };
  return (
    <>
      {capability ? (
        <Notice tone={doesMore ? "danger" : "info"} title={doesMore ? t("doesMore") : t("capabilityChanged")}>
          <span className="flex flex-wrap items-center gap-2">
            <CapabilityBadge capability={capability.before} /> <span aria-hidden>→</span> <span className="sr-only">{t("becomes")}</span> <CapabilityBadge capability={capability.after} />
          </span>
        </Notice>
      ) : null}
      {[title, description].map((text, index) => (text ? <TextDiff key={index} {...text} labels={labels} /> : null))}
      {annotations.length > 0 ? (
        <ul aria-label={t("annotationsOf", { name })} className="font-mono text-xs">
          {annotations.map((annotation) => (
            <li key={annotation.name} className="wrap-anywhere">
              <VisibleText text={annotation.name} />: <del>{textOf(annotation.before)}</del> → <ins>{textOf(annotation.after)}</ins>
            </li>
          ))}
        </ul>
      ) : null}
      {rest ? <LineDiff label={t("schemaOf", { name })} lines={rest} labels={labels} /> : null}
    </>
  );
}

function textOf(value: unknown) {
  return value === undefined ? "–" : <VisibleText text={JSON.stringify(value)} />;
}
