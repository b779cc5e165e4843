import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import { Exhibit, ExhibitRow, Specimen } from "./specimen";

const COLOURS = [
  ["canvas", "bg-canvas"], ["surface", "bg-surface"], ["sunken", "bg-sunken"], ["hover", "bg-hover"], ["line", "bg-line"], ["control", "bg-control"],
  ["muted", "bg-muted"], ["ink", "bg-ink"], ["accent", "bg-accent"], ["accent-soft", "bg-accent-soft"], ["success", "bg-success"],
  ["success-soft", "bg-success-soft"], ["warning", "bg-warning"], ["warning-soft", "bg-warning-soft"], ["danger", "bg-danger"],
  ["danger-soft", "bg-danger-soft"], ["info", "bg-info"], ["info-soft", "bg-info-soft"], ["series-1", "bg-series-1"], ["series-2", "bg-series-2"],
  ["series-3", "bg-series-3"], ["series-4", "bg-series-4"], ["series-5", "bg-series-5"],
] as const;

export function Foundations() {
  const t = useTranslations("kit");
  return (
    <>
      <Specimen id="colours" title={t("colours")}>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-3">
          {COLOURS.map(([name, ground]) => (
            <li key={name} className="flex flex-col gap-1 text-xs text-muted">
              <span className={`h-12 rounded-control border border-line ${ground}`} />
              <span className="font-mono">{name}</span>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen id="type" title={t("type")}>
        <p className="text-display font-semibold tracking-heading">{t("display")}</p>
        <p className="text-title font-semibold tracking-heading">{t("pageTitle")}</p>
        <p className="text-lead">{t("lead")}</p>
        <p>{t("body")}</p>
        <p className="text-xs text-muted">{t("caption")}</p>
        <p className="identifier">io.example/identifier</p>
      </Specimen>
      <Specimen id="keys" title={t("keys")}>
        <ExhibitRow>
          <Exhibit state={t("paletteKey")}>
            <Kbd keys="⌘ K" />
          </Exhibit>
          <Exhibit state={t("goKey")}>
            <Kbd keys="g l" />
          </Exhibit>
        </ExhibitRow>
      </Specimen>
    </>
  );
}
