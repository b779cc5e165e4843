"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { ShellRights } from "@/components/layout/shell-viewer";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { focusSearch, pressPageShortcut } from "./page-shortcuts";
import { placesFor } from "./places";
import type { Shortcut } from "./shortcut";
import { useShortcuts } from "./use-shortcuts";

/** Fetched with the first use: no page view pays for them. */
const Palette = lazy(() => import("./palette"));
const ShortcutHelp = lazy(() => import("./shortcut-help"));

type CommandCenterProps = {
  can: ShellRights;
  signedIn: boolean;
  shortcuts: boolean;
  /** Drawn by the server, so that no page carries its code. */
  icon: ReactNode;
};

/** The button and the keys that open the palette and the help, on every page. */
export function CommandCenter({ can, signedIn, shortcuts, icon }: CommandCenterProps) {
  const t = useTranslations("palette");
  const router = useRouter();
  const [shown, setShown] = useState<"palette" | "help" | null>(null);
  const places = placesFor(can, signedIn);

  const act = (shortcut: Shortcut) => {
    if (shortcut.kind === "help") setShown("help");
    else if (shortcut.kind === "press") pressPageShortcut(shortcut.key);
    else if (shortcut.kind === "go") {
      const place = places.find(({ key }) => key === shortcut.key);
      if (place) router.push(place.href);
    } else if (!focusSearch()) setShown("palette");
  };
  useShortcuts(shortcuts, () => setShown("palette"), act);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t("open")}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setShown("palette")}
        className={cx(buttonStyle("secondary"), "text-muted max-lg:size-10 max-lg:p-0 lg:min-w-52 lg:justify-start lg:pr-2 lg:font-normal")}
      >
        {icon}
        <span className="flex-1 text-left max-lg:hidden">{t("hint")}</span>
        <span aria-hidden className="max-lg:hidden">
          <Kbd keys="⌘K" />
        </span>
      </button>
      <Suspense fallback={null}>
        {shown === "palette" ? <Palette places={places} signedIn={signedIn} onHelp={() => setShown("help")} onClose={() => setShown(null)} /> : null}
        {shown === "help" ? <ShortcutHelp places={places} enabled={shortcuts} onClose={() => setShown(null)} /> : null}
      </Suspense>
    </>
  );
}
