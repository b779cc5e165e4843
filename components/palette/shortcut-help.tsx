"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { pageShortcuts } from "./page-shortcuts";
import type { Place } from "./places";

type ShortcutHelpProps = { places: readonly Place[]; enabled: boolean; onClose: () => void };

/** All keys that work here and now: everywhere, and on the page behind. */
export default function ShortcutHelp({ places, enabled, onClose }: ShortcutHelpProps) {
  const t = useTranslations("palette");
  const [ofPage] = useState(pageShortcuts);
  const general = [
    { keys: "Ctrl K", name: t("keyPalette") },
    { keys: "⌘ K", name: t("keyPaletteMac") },
    ...(enabled ? [{ keys: "/", name: t("keySearch") }, { keys: "?", name: t("help") }] : []),
  ];
  const going = places.flatMap(({ id, key }) => (key === undefined || !enabled ? [] : [{ keys: `g ${key}`, name: t(`place.${id}`) }]));
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("help")} description={enabled ? t("helpOn") : t("helpOff")}>
      <KeyList title={t("everywhere")} rows={[...general, ...going]} />
      {enabled && ofPage.length > 0 ? <KeyList title={t("onThisPage")} rows={ofPage.map(({ key, name }) => ({ keys: key, name }))} /> : null}
      <ButtonRow>
        <DialogClose render={<Button>{t("close")}</Button>} />
      </ButtonRow>
    </Dialog>
  );
}

function KeyList({ title, rows }: { title: string; rows: readonly { keys: string; name: string }[] }) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      <dl className="text-sm">
        {rows.map(({ keys, name }) => (
          <div key={keys} className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0">
            <dt>{name}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
