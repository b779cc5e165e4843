import { useTranslations } from "next-intl";
import type { CheckSummary } from "@/lib/review/queue-schema";

const SIZE = 10;
const STEP = 12;

/** How the checks ended: a full dot for each that passed, a crossed one for each that found something, an empty one for each without a verdict; the words say the same. */
export function CheckDots({ summary }: { summary: CheckSummary }) {
  const t = useTranslations("queue");
  const { passed, failed, silent } = summary;
  const dots = [...Array<"failed">(failed).fill("failed"), ...Array<"silent">(silent).fill("silent"), ...Array<"passed">(passed).fill("passed")];
  return (
    <span className="flex flex-col gap-1">
      <svg aria-hidden width={dots.length * STEP} height={SIZE} className="block shrink-0">
        {dots.map((kind, index) => (
          <Dot key={index} kind={kind} x={index * STEP + SIZE / 2} />
        ))}
      </svg>
      <span className="text-xs whitespace-nowrap text-muted">{t("checkSummary", { passed, failed, silent })}</span>
    </span>
  );
}

function Dot({ kind, x }: { kind: "passed" | "failed" | "silent"; x: number }) {
  const middle = SIZE / 2;
  if (kind === "passed") return <circle cx={x} cy={middle} r="4" className="fill-success" />;
  if (kind === "silent") return <circle cx={x} cy={middle} r="3.25" strokeWidth="1.5" className="fill-none stroke-warning" />;
  return (
    <g className="stroke-danger" strokeWidth="1.75" strokeLinecap="round">
      <path d={`M${x - 3} ${middle - 3}l6 6M${x + 3} ${middle - 3}l-6 6`} />
    </g>
  );
}
