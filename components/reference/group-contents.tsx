import { useTranslations } from "next-intl";
import type { OperationGroup } from "@/lib/reference/schema";
import { shapeAnchor } from "./field-list";

const linkStyle = "flex min-h-8 flex-col justify-center rounded-control px-2 py-1 text-sm text-muted hover:bg-hover hover:text-ink";

/** What stands on the page of a tag: beside it where there is room, before it on a phone. */
export function GroupContents({ group: { operations, shapes } }: { group: OperationGroup }) {
  const t = useTranslations("reference");
  return (
    <nav aria-label={t("onThisPage")} className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
      <p className="px-2 text-sm font-semibold">{t("onThisPage")}</p>
      <ul className="mt-1">
        {operations.map(({ id, summary }) => (
          <li key={id}>
            <a href={`#${id}`} lang="en" className={linkStyle}>
              {summary}
            </a>
          </li>
        ))}
        {shapes.map(({ name }) => (
          <li key={name}>
            <a href={`#${shapeAnchor(name)}`} lang="en" className={`${linkStyle} font-mono wrap-anywhere`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
