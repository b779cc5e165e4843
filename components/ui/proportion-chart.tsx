import { useLocale } from "next-intl";
import type { ReactNode } from "react";

type Part = { id: string; label: ReactNode; value: number };

const FILLS = ["fill-series-1", "fill-series-2", "fill-series-3", "fill-series-4", "fill-series-5"] as const;

/** Parts of a whole in one bar, with a legend that says each in words and numbers. At most five parts: sum up the rest. */
export function ProportionChart({ label, parts }: { label: string; parts: readonly Part[] }) {
  const locale = useLocale();
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const share = (value: number) => (whole === 0 ? 0 : value / whole);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + share(part.value), 0));
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="sr-only">{label}</figcaption>
      <svg aria-hidden width="100%" height="12" className="overflow-hidden rounded-full bg-sunken">
        {parts.map((part, index) => (
          <rect
            key={part.id}
            x={`${(starts[index] ?? 0) * 100}%`}
            width={`${share(part.value) * 100}%`}
            height="12"
            strokeWidth="2"
            className={`${FILLS[index % FILLS.length]} stroke-surface`}
          />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {parts.map((part, index) => (
          <li key={part.id} className="flex items-center gap-2">
            <svg aria-hidden width="10" height="10">
              <rect width="10" height="10" rx="3" className={FILLS[index % FILLS.length]} />
            </svg>
            {part.label}
            <span className="text-muted tabular-nums">
              {part.value} · {percent.format(share(part.value))}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
