import { Check, CircleAlert, CircleDot } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";

type StepState = "done" | "current" | "blocked" | "upcoming";

export type Step = {
  id: string;
  title: ReactNode;
  state: StepState;
  /** The state in a word, for who cannot see the mark. */
  stateLabel: string;
  /** When it was, what it waits for. */
  note?: ReactNode;
};

const marks: Record<StepState, { icon: LucideIcon | null; style: string }> = {
  done: { icon: Check, style: "border-transparent bg-accent text-on-accent" },
  current: { icon: CircleDot, style: "border-accent bg-accent-soft text-accent" },
  blocked: { icon: CircleAlert, style: "border-danger bg-danger-soft text-danger" },
  upcoming: { icon: null, style: "border-control bg-surface text-muted" },
};

/** A way with known stops and where on it we are. Stacks on narrow screens. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="flex flex-col sm:flex-row">
      {steps.map((step, index) => (
        <StepEntry key={step.id} step={step} number={index + 1} />
      ))}
    </ol>
  );
}

function StepEntry({ step: { title, state, stateLabel, note }, number }: { step: Step; number: number }) {
  const { icon: Icon, style } = marks[state];
  const here = state === "current" || state === "blocked";
  return (
    <li
      aria-current={here ? "step" : undefined}
      className="group relative flex flex-1 gap-3 pb-5 last:pb-0 sm:flex-col sm:gap-2 sm:pr-4 sm:pb-0 sm:last:flex-none sm:last:pr-0"
    >
      <span
        aria-hidden
        className={cx(
          "absolute top-8 bottom-0 left-3.5 w-px group-last:hidden sm:top-3.5 sm:right-2 sm:bottom-auto sm:left-9 sm:h-px sm:w-auto",
          state === "done" ? "bg-accent" : "bg-line",
        )}
      />
      <span className={cx("grid size-7 shrink-0 place-items-center rounded-full border text-xs font-semibold", style)}>
        {Icon ? <Icon aria-hidden className="size-4" /> : <span aria-hidden>{number}</span>}
      </span>
      <div className="min-w-0 text-sm">
        <p className={cx("flex min-h-7 items-center sm:min-h-0", here ? "font-semibold" : "font-medium", state === "upcoming" && "text-muted")}>
          {title}
          <span className="sr-only"> ({stateLabel})</span>
        </p>
        {note ? <div className="text-muted">{note}</div> : null}
      </div>
    </li>
  );
}
