"use client";

import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { ClientInstall } from "@/lib/install/configuration/schema";
import { AfterInstall } from "./after-install";
import { ByHand } from "./by-hand";
import { Configuration } from "./configuration";
import { FirstStep } from "./first-step";
import { LinkConfirm } from "./link-confirm";
import { NoteList, NoteText } from "./note-list";

/** The configuration, or why there is none and what to do instead. */
export function InstallResult({ install, tools }: { install: ClientInstall; tools: readonly { name: string }[] }) {
  const t = useTranslations("install");
  if (install.status === "unsupported") {
    return (
      <Notice tone="warning" role="status" title={t("unsupported", { client: install.name })}>
        <NoteText note={install.reason} />
        <p className="mt-1">{t("chooseOther")}</p>
      </Notice>
    );
  }
  if (install.status === "incomplete") {
    return (
      <Notice role="status" title={t("incomplete")}>
        <p className="font-mono wrap-anywhere">{install.missing.join(", ")}</p>
      </Notice>
    );
  }
  if (install.status === "bundle") return <Bundle bundle={install.bundle} client={install.name} />;
  if (install.status === "by-hand") return <ByHand install={install} />;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-4">
        {install.links.length === 0 ? null : (
          <div className="flex flex-wrap items-center gap-3">
            <LinkConfirm install={install} />
            <span className="text-sm text-muted">{t("orCopy")}</span>
          </div>
        )}
        <NoteList notes={install.notes} />
        {install.start === null ? null : <FirstStep start={install.start} />}
        <Configuration install={install} />
      </div>
      <AfterInstall install={install} tools={tools} />
    </div>
  );
}

function Bundle({ bundle: { url, sha256 }, client }: { bundle: { url: string; sha256: string }; client: string }) {
  const t = useTranslations("install");
  const common = useTranslations("common");
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-sm">{t("bundle", { client })}</p>
      <a href={url} rel="noreferrer" className={buttonStyle("primary")}>
        {t("download")}
      </a>
      <CodeBlock code={sha256} label="SHA-256" titled copy={{ label: common("copyName", { name: "SHA-256" }), copiedLabel: common("copied") }} />
      <p className="text-sm text-muted">{t("bundleRemove", { client })}</p>
    </div>
  );
}
