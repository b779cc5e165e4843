import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { cx } from "@/components/ui/class-names";
import { markedParts } from "./marked-words";

type MatchedToolsProps = { tools: readonly string[]; search: string; className?: string };

/** Why a server was found: its tools that fit the search, with the words of it (UX contract §2.3). */
export function MatchedTools({ tools, search, className }: MatchedToolsProps) {
  const t = useTranslations("catalog");
  if (tools.length === 0) return null;
  return (
    <span className={cx("block text-muted", className)}>
      {t("matchedTools")}{" "}
      <span className="identifier text-ink">
        {tools.map((tool, at) => (
          <Fragment key={tool}>
            {at === 0 ? null : ", "}
            {markedParts(tool, search).map((part, index) => (index % 2 === 0 ? part : <mark key={index} className="rounded-sm bg-accent-soft font-semibold text-accent">{part}</mark>))}
          </Fragment>
        ))}
      </span>
    </span>
  );
}
