import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Content } from "@/lib/reference/schema";
import { FieldList, TypeText } from "./field-list";

/** A body: its media types, its type, and its fields, folded away when `folded`. */
export function ContentView({ content: { mediaTypes, value }, folded }: { content: Content; folded: boolean }) {
  const t = useTranslations("reference");
  const fields = value.fields.length > 0 ? <FieldList fields={value.fields} /> : null;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="identifier text-muted">{mediaTypes.join(", ")}</span>
        <TypeText field={value} />
      </p>
      {folded && fields !== null ? (
        <details className="group/content">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-control text-sm font-medium text-accent hover:text-accent-strong [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open/content:rotate-90" />
            {t("fields", { count: value.fields.length })}
          </summary>
          <div className="mt-2 border-l-2 border-line pl-3">{fields}</div>
        </details>
      ) : (
        fields
      )}
    </div>
  );
}
