import { useTranslations } from "next-intl";
import { importPath } from "@/components/console/paths";
import { TabNav } from "@/components/ui/tab-nav";
import type { ImportEntry, ImportSummary } from "@/lib/upstream/import-schema";

/** Chooses which entries are shown, each choice with its number; the choice is in the address. */
export function EntryFilter({ summary, outcome }: { summary: ImportSummary; outcome: ImportEntry["outcome"] | undefined }) {
  const t = useTranslations("imports");
  const { id, accepted, listed, refused } = summary;
  const choices = [
    { name: "all", count: accepted + refused, value: undefined },
    { name: "listed", count: listed, value: "listed" },
    { name: "accepted", count: accepted - listed, value: "accepted" },
    { name: "refused", count: refused, value: "refused" },
  ] as const;
  const items = choices.map(({ name, count, value }) => ({
    href: importPath(id, { outcome: value }),
    label: (
      <>
        {t(`outcomes.${name}`)} <span className="text-muted tabular-nums">{count}</span>
      </>
    ),
    current: outcome === value,
  }));
  return <TabNav label={t("outcome")} items={items} />;
}
