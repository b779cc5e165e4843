import { cx } from "@/components/ui/class-names";
import { toneStyle } from "@/components/ui/tone";
import type { Tone } from "@/components/ui/tone";
import type { Method } from "@/lib/reference/schema";

const tones: Record<Method, Tone> = { get: "info", post: "success", put: "warning", patch: "warning", delete: "danger" };

/** The method in words; its colour only helps the eye down a list. */
export function MethodTag({ method }: { method: Method }) {
  return (
    <span className={cx("inline-flex min-h-6 w-16 shrink-0 items-center justify-center rounded-md font-mono text-xs font-medium uppercase", toneStyle[tones[method]])}>
      {method}
    </span>
  );
}
