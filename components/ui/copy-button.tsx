"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonStyle } from "./button-style";
import { cx } from "./class-names";

type CopyButtonProps = {
  text: string;
  /** Says what is copied ("Copy install command"); it is the button's name. */
  label: string;
  copiedLabel: string;
  /** One character that copies, told to screen readers; whoever listens for keys finds it by this. */
  shortcut?: string;
};

const SHOWN_FOR_MS = 2000;

/** The platform's own button: it is never disabled, and many pages have no other. */
export function CopyButton({ text, label, copiedLabel, shortcut }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };

  return (
    <>
      <button type="button" aria-label={label} aria-keyshortcuts={shortcut} title={label} onClick={() => void copy()} className={cx(buttonStyle("quiet", "icon"), "size-8")}>
        {copied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
      </button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ""}
      </span>
    </>
  );
}
