"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/class-names";
import { endSession } from "./end-session";
import type { ShellViewer } from "./shell-viewer";

const itemStyle =
  "flex min-h-10 w-full items-center gap-2 rounded-control px-2.5 py-1.5 text-left text-sm hover:bg-hover " +
  "focus-visible:-outline-offset-2 [&_svg]:size-4";

type AccountMenuProps = {
  viewer: ShellViewer;
  /** Drawn by the server, so that no page carries their code. */
  icons: { person: ReactNode; leave: ReactNode };
};

/** The browser's own popover: closes on Escape and on a click elsewhere, and gives the focus back. */
export function AccountMenu({ viewer, icons }: AccountMenuProps) {
  const t = useTranslations("nav");
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={t("accountOf", { name: viewer.name })}
        className={cx(buttonStyle("quiet"), "max-sm:size-10 max-sm:p-0")}
      >
        {icons.person}
        <span className="max-w-40 truncate max-sm:sr-only">{viewer.name}</span>
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className="fixed inset-auto top-14 right-[calc(max(0px,50vw-var(--container-page)/2)+clamp(1rem,4vw,2rem))] w-56 max-w-[calc(100vw-2rem)] rounded-card border border-line bg-surface p-1 text-ink shadow-raised"
      >
        <div className="border-b border-line px-2.5 pt-1.5 pb-2 text-sm">
          <p className="font-medium wrap-anywhere">{viewer.name}</p>
          {viewer.email ? <p className="wrap-anywhere text-muted">{viewer.email}</p> : null}
        </div>
        <div className="pt-1">
          <Link href="/account" className={itemStyle} onClick={() => popover.current?.hidePopover()}>
            {icons.person}
            {t("account")}
          </Link>
          <button type="button" className={itemStyle} onClick={() => void endSession()}>
            {icons.leave}
            {t("signOut")}
          </button>
        </div>
      </div>
    </>
  );
}
