import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names";
import { toneStyle } from "./tone";

type NoticeTone = "info" | "success" | "warning" | "danger";

const icons: Record<NoticeTone, LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  /** `alert` interrupts, `status` waits its turn; leave out for what was there when the page opened. */
  role?: "alert" | "status";
  className?: string;
  children?: ReactNode;
};

export function Notice({ tone = "info", title, role, className, children }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div role={role} className={cx("flex gap-3 rounded-card p-4 text-sm", toneStyle[tone], className)}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
    </div>
  );
}
