"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ReadyInstall } from "@/lib/install/configuration/schema";

/** Fetched with its first use. */
const LinkConfirmDialog = lazy(() => import("./link-confirm-dialog"));

/** Opens a client by a link, but only after a dialog that shows what the link does (install.md §1.4). */
export function LinkConfirm({ install }: { install: ReadyInstall }) {
  const t = useTranslations("install");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <ExternalLink aria-hidden />
        {t("openIn", { client: install.name })}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <LinkConfirmDialog install={install} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
