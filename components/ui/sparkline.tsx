import { sparkPath } from "./spark-path";

type SparklineProps = {
  /** What it shows and how it goes, in a sentence: "Pulls a day, 30 days: between 3 and 41, 29 today". */
  label: string;
  points: readonly { label: string; value: number }[];
  /** Heads of the table that says the same in numbers. */
  columns: readonly [string, string];
};

const WIDTH = 120;
const HEIGHT = 28;

/** The course of a number, small enough for a row. The same numbers follow as a table, for who cannot see the line. */
export function Sparkline({ label, points, columns }: SparklineProps) {
  const values = points.map((point) => point.value);
  const { line, end } = sparkPath(values, WIDTH, HEIGHT);
  return (
    <figure className="relative inline-block max-w-full align-middle">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label} className="max-w-full overflow-visible">
        {line === "" ? null : (
          <>
            <path d={`${line}V${HEIGHT}H0Z`} className="fill-accent-soft" />
            <path d={line} strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" className="fill-none stroke-accent" />
          </>
        )}
        {end === null ? null : <circle cx={end.x} cy={end.y} r="2.25" className="fill-accent" />}
      </svg>
      {/* A table takes the width its words need, hidden or not: the box around it does not. */}
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{columns[0]}</th>
              <th scope="col">{columns[1]}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
