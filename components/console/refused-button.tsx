import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";

/** A button that cannot be used now and says why, to eyes and ears alike; hiding it would leave people searching. */
export function RefusedButton({ label, why, variant }: { label: string; why: string; variant?: ButtonVariant }) {
  const id = useId();
  return (
    <div className="flex flex-col items-start gap-1">
      <Button disabled aria-describedby={id} {...(variant === undefined ? {} : { variant })}>
        {label}
      </Button>
      <p id={id} className="text-xs/5 text-muted">
        {why}
      </p>
    </div>
  );
}
