import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { Field } from "@/lib/reference/schema";

/** The address of a named shape on the page of a tag. */
export const shapeAnchor = (name: string): string => `shape-${name}`;

type Place = "path" | "query" | "header" | "cookie";

/** Fields one below the other; what they hold opens within. Words of the documents are English text, never markup. */
export function FieldList({ fields }: { fields: readonly (Field & { in?: Place })[] }) {
  return (
    <ul className="divide-y divide-line">
      {fields.map((field) => (
        <li key={`${field.in ?? ""}${field.name}`} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
          <FieldHead field={field} />
          <FieldFacts field={field} />
          {field.fields.length > 0 ? <Nested field={field} /> : null}
        </li>
      ))}
    </ul>
  );
}

function FieldHead({ field }: { field: Field & { in?: Place } }) {
  const t = useTranslations("reference");
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <span lang="en" className="identifier font-semibold">
        {field.name}
      </span>
      <TypeText field={field} />
      {field.in === undefined ? null : <Tag>{field.in}</Tag>}
      {field.required ? <span className="text-xs font-medium text-warning">{t("required")}</span> : null}
    </div>
  );
}

/** The type in words; a named shape leads to where it is shown. */
export function TypeText({ field: { type, shape } }: { field: Field }) {
  const text = (
    <span lang="en" className="identifier text-sm">
      {type}
    </span>
  );
  if (shape === null) return <span className="text-muted">{text}</span>;
  return (
    <a href={`#${shapeAnchor(shape)}`} className="text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong">
      {text}
    </a>
  );
}

function FieldFacts({ field: { description, rules } }: { field: Field }) {
  return (
    <>
      {description === null ? null : (
        <p lang="en" className="text-sm text-muted">
          {description}
        </p>
      )}
      {rules.map((rule) => (
        <p key={rule} lang="en" className="identifier text-xs text-muted">
          {rule}
        </p>
      ))}
    </>
  );
}

function Nested({ field: { name, fields } }: { field: Field }) {
  const t = useTranslations("reference");
  return (
    <details className="group/nested">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-control text-xs font-medium text-accent hover:text-accent-strong [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/nested:rotate-90" />
        {t("fieldsOf", { name, count: fields.length })}
      </summary>
      <div className="mt-2 border-l-2 border-line pl-3">
        <FieldList fields={fields} />
      </div>
    </details>
  );
}
