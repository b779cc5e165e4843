import type { ReactNode } from "react";

type BarChartProps = {
  caption: string;
  /** Heads of the columns: what is counted, and how much of it there is. */
  columns: readonly [string, string];
  rows: readonly { id: string; label: ReactNode; value: number; shown?: string }[];
};

/** Numbers beside bars of their length: a table first, so that it reads without seeing the bars. */
export function BarChart({ caption, columns, rows }: BarChartProps) {
  const highest = Math.max(1, ...rows.map((row) => row.value));
  return (
    <table className="w-full border-separate border-spacing-y-1 text-left text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{columns[0]}</th>
          <th scope="col">{columns[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="w-2/5 pr-3 align-middle font-normal wrap-anywhere">
              {row.label}
            </th>
            <td className="align-middle">
              <span className="flex items-center gap-3">
                <svg aria-hidden width="100%" height="10" className="min-w-0 flex-1">
                  <rect width={`${(row.value / highest) * 100}%`} height="10" rx="3" className="fill-accent" />
                </svg>
                <span className="min-w-10 shrink-0 text-right tabular-nums">{row.shown ?? row.value}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
