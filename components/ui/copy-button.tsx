"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { buttonStyle } from "./button-style";
import { cx } from "./class-names";
import { copyText, selectCode } from "./copy-text";

type CopyButtonProps = {
  text: string;
  /** Says what is copied ("Copy install command"); it is the button's name. */
  label: string;
  copiedLabel: string;
  /** One character that copies, told to screen readers; whoever listens for keys finds it by this. */
  shortcut?: string;
  /** When nothing copies, before the code is selected: for who shows it only then. */
  onFailed?: () => void;
};

const SHOWN_FOR_MS = 2000;

/** The platform's own button: it is never disabled, and many pages have no other. */
export function CopyButton({ text, label, copiedLabel, shortcut, onFailed }: CopyButtonProps) {
  const t = useTranslations("common");
  const button = useRef<HTMLButtonElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);

  useEffect(() => {
    // A failure asks for a key to be pressed: it stays until somebody copies again.
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const pressed = button.current;
    if (pressed === null) return;
    const isCopied = await copyText(text, pressed);
    // At once: only what is on the page can be selected.
    flushSync(() => {
      setOutcome(isCopied ? "copied" : "failed");
      if (!isCopied) onFailed?.();
    });
    if (!isCopied) selectCode(pressed);
  };

  return (
    <>
      <button ref={button} type="button" aria-label={label} aria-keyshortcuts={shortcut} title={label} onClick={() => void copy()} className={cx(buttonStyle("quiet", "icon"), "size-8")}>
        {outcome === "copied" ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
      </button>
      <span role="status" className={outcome === "failed" ? "block max-w-40 text-xs text-danger" : "sr-only"}>
        {outcome === "copied" ? copiedLabel : null}
        {outcome === "failed" ? t("notCopied") : null}
      </span>
    </>
  );
}
