import { useTranslations } from "next-intl";

const UNITS = [
  { unit: "days", seconds: 86_400 },
  { unit: "hours", seconds: 3600 },
  { unit: "minutes", seconds: 60 },
] as const;

/** A span of time in its largest unit: what an operator wants to know of a delay. */
export function Span({ seconds }: { seconds: number }) {
  const t = useTranslations("targets.span");
  const { unit, seconds: size } = UNITS.find((candidate) => seconds >= candidate.seconds) ?? { unit: "seconds", seconds: 1 };
  return <span className="tabular-nums">{t(unit, { count: Math.max(1, Math.floor(seconds / size)) })}</span>;
}
