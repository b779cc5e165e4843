"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  text: string;
  /** Says what is copied ("Copy install command"); it is the button's name. */
  label: string;
  copiedLabel: string;
  /** One character that copies, told to screen readers; whoever listens for keys finds it by this. */
  shortcut?: string;
};

const SHOWN_FOR_MS = 2000;

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
      <Button variant="quiet" size="icon" className="size-8" aria-label={label} aria-keyshortcuts={shortcut} title={label} onClick={() => void copy()}>
        {copied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
      </Button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ""}
      </span>
    </>
  );
}
