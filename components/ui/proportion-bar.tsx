import { cx } from "./class-names";
import type { Tone } from "./tone";

export type Proportion = { id: string; label: string; value: number; tone: Tone };

const FILL: Record<Tone, string> = {
  neutral: "bg-control",
  accent: "bg-accent",
  info: "bg-info",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};

/** Parts of a whole: a bar for the eye, and the same in words and numbers for everybody. Parts of nothing are left out. */
export function ProportionBar({ parts, none }: { parts: readonly Proportion[]; none: string }) {
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div aria-hidden className="flex h-2 w-full gap-0.5 overflow-hidden rounded-full bg-hover">
        {shown.map(({ id, value, tone }) => (
          <span key={id} className={cx("min-w-1.5 transition-[flex-grow] duration-300", FILL[tone])} style={{ flexGrow: value, flexBasis: 0 }} />
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {shown.map(({ id, label, value, tone }) => (
            <li key={id} className="flex items-center gap-1.5">
              <span aria-hidden className={cx("size-2 rounded-full", FILL[tone])} />
              <span className="font-semibold tabular-nums">{value}</span>
              <span className="text-muted">{label}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
