import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  code: string;
  /** Names the block for screen readers and, when `titled`, on screen ("server.json"). */
  label: string;
  titled?: boolean;
  /** `shortcut`: as of `CopyButton`. */
  copy: { label: string; copiedLabel: string; shortcut?: string };
  /** Highlighted rendering of the same text; the plain text is shown without it. */
  children?: ReactNode;
};

export function CodeBlock({ code, label, titled = false, copy, children }: CodeBlockProps) {
  return (
    <figure className="overflow-hidden rounded-card border border-line bg-sunken">
      <div className="flex items-start">
        <figcaption className={titled ? "flex-1 px-4 py-2 font-mono text-xs/6 wrap-anywhere text-muted" : "sr-only"}>
          {label}
        </figcaption>
        {titled ? <div className="p-1"><CopyButton text={code} {...copy} /></div> : null}
      </div>
      <div className={titled ? "border-t border-line" : "flex items-start"}>
        <pre
          role="region"
          tabIndex={0}
          aria-label={label}
          className="min-w-0 flex-1 overflow-x-auto p-4 font-mono text-code focus-visible:-outline-offset-2"
        >
          <code>{children ?? code}</code>
        </pre>
        {titled ? null : <div className="p-2"><CopyButton text={code} {...copy} /></div>}
      </div>
    </figure>
  );
}
