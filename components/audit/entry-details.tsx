import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AuditEntryDto } from "@/lib/audit/schema";
import { type ChangedField, changedFields } from "./changed-fields";
import { sameObjectPath } from "./entry-link";

/** What changed, field by field, then how it was done and what makes the record verifiable. */
export function EntryDetails({ entry }: { entry: AuditEntryDto }) {
  const t = useTranslations("audit");
  const { changed, same } = changedFields(entry.before, entry.after);
  const facts: [string, string | null][] = [
    [t("authn"), entry.authn],
    [t("ip"), entry.ip],
    [t("requestId"), entry.requestId],
    [t("objectIds"), entry.objectIds.length === 0 ? null : entry.objectIds.slice(0, IDS_SHOWN).join(" ")],
    [t("prevHash"), entry.prevHash],
    [t("hash"), entry.hash],
  ];
  return (
    <details>
      <summary className="min-h-6">{t("detailsOf", { number: entry.seq })}</summary>
      <div className="mt-2 flex flex-col gap-3 text-xs">
        {changed.length > 0 ? <ChangedFields fields={changed} /> : null}
        {same > 0 ? <p className="text-muted">{t("unchanged", { count: same })}</p> : null}
        <dl className="flex flex-col gap-2">
          {facts.map(([term, text]) =>
            text === null ? null : (
              <div key={term}>
                <dt className="text-muted">{term}</dt>
                <dd>
                  <code className="identifier">{text}</code>
                </dd>
              </div>
            ),
          )}
        </dl>
        <TextLink href={sameObjectPath(entry.object)}>{t("sameObject")}</TextLink>
      </div>
    </details>
  );
}

/** The entry of a batch may name a thousand. */
const IDS_SHOWN = 20;

function ChangedFields({ fields }: { fields: readonly ChangedField[] }) {
  const t = useTranslations("audit");
  return (
    <dl className="flex flex-col gap-2">
      {fields.map(({ path, before, after }) => (
        <div key={path}>
          <dt>
            <code className="identifier font-semibold">{path === "" ? t("value") : path}</code>
          </dt>
          {before === null ? null : <FieldValue mark="−" label={t("before")} text={before} className="bg-danger-soft text-danger" />}
          {after === null ? null : <FieldValue mark="+" label={t("after")} text={after} className="bg-success-soft text-success" />}
        </div>
      ))}
    </dl>
  );
}

function FieldValue({ mark, label, text, className }: { mark: string; label: string; text: string; className: string }) {
  return (
    <dd className={`mt-0.5 flex gap-1.5 rounded-sm px-1 ${className}`}>
      <span aria-hidden className="font-mono font-semibold select-none">
        {mark}
      </span>
      <span className="sr-only">{label}: </span>
      <code className="identifier">
        <VisibleText text={text} />
      </code>
    </dd>
  );
}
