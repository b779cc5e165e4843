import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style";
import { cx } from "./class-names";
import { controlStyle } from "./control-style";

type SearchFieldProps = {
  /** Where the form leads; a plain GET, so that it works before and without script. */
  action: string;
  name?: string;
  label: string;
  submitLabel: string;
  placeholder?: string;
  defaultValue?: string;
  className?: string;
  /** Hidden inputs that keep the other filters. */
  children?: ReactNode;
};

export function SearchField(props: SearchFieldProps) {
  const { action, name = "q", label, submitLabel, placeholder, defaultValue, className, children } = props;
  return (
    <form action={action} role="search" className={cx("flex gap-2", className)}>
      <span className="relative min-w-0 flex-1">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
        <input
          type="search"
          name={name}
          aria-label={label}
          placeholder={placeholder}
          defaultValue={defaultValue}
          autoComplete="off"
          className={cx(controlStyle, "min-h-10 pl-9")}
        />
      </span>
      {children}
      <button type="submit" className={buttonStyle("primary")}>
        {submitLabel}
      </button>
    </form>
  );
}
