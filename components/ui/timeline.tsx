import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import { toneStyle } from "./tone";
import type { Tone } from "./tone";

export type TimelineItem = {
  id: string;
  icon: LucideIcon;
  tone?: Tone;
  title: ReactNode;
  /** When and by whom. */
  meta?: ReactNode;
  body?: ReactNode;
};

export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item) => (
        <TimelineEntry key={item.id} {...item} />
      ))}
    </ol>
  );
}

function TimelineEntry({ icon: Icon, tone = "neutral", title, meta, body }: TimelineItem) {
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden className="absolute top-8 bottom-0 left-3.5 w-px bg-line group-last:hidden" />
      <span className={cx("grid size-7 shrink-0 place-items-center rounded-full", toneStyle[tone])}>
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex min-h-7 flex-wrap items-center gap-x-2">
          <span className="font-medium">{title}</span>
          {meta ? <span className="text-muted">{meta}</span> : null}
        </div>
        {body ? <div className="mt-1 wrap-anywhere">{body}</div> : null}
      </div>
    </li>
  );
}
