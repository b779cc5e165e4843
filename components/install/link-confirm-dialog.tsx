"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { ReadyInstall } from "@/lib/install/configuration/schema";

type LinkConfirmDialogProps = { install: ReadyInstall; onClose: () => void };

const FORMATS: Readonly<Record<ReadyInstall["format"], string>> = { json: "JSON", jsonc: "JSON", yaml: "YAML", toml: "TOML" };

/** Shows exactly what a link will run or reach, with the way out where nothing happens (install.md §1.4). */
export default function LinkConfirmDialog({ install, onClose }: LinkConfirmDialogProps) {
  const t = useTranslations("install");
  const common = useTranslations("common");
  const { name, links, runs, wholeFile, snippet } = install;
  const code = wholeFile ?? snippet.map((part) => part.code).join("\n");
  const what = runs.argv === null ? (runs.url ?? "") : JSON.stringify(runs.argv, null, 1);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("confirmTitle", { client: name })}
      description={runs.argv === null ? t("confirmUrl") : t("confirmCommand")}
    >
      <div className="mt-4 flex min-w-0 flex-col gap-4">
        <CodeBlock code={what} label={t("exactly")} copy={{ label: common("copyName", { name: t("exactly") }), copiedLabel: common("copied") }} />
        <p className="text-sm text-muted">{t("nothingHappened", { format: FORMATS[install.format] })}</p>
        <CodeBlock code={code} label={t("configuration")} titled copy={{ label: common("copyName", { name: t("configuration") }), copiedLabel: common("copied") }} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>{common("cancel")}</Button>} />
          {links.map(({ kind, url }, index) => (
            <a key={kind} href={url} rel="noreferrer" className={buttonStyle(index === 0 ? "primary" : "secondary")}>
              {t(`link.${kind}`)}
            </a>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
