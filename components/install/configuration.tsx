"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";
import type { Commands, ReadyInstall } from "@/lib/install/configuration/schema";

/** UX contract §2.4: copies what installs the server by the open tab, all of it. */
export const COPY_KEY = { shortcut: "c" };

const SHELL_NAMES = { sh: "sh, bash, zsh", powershell: "PowerShell", cmd: "cmd" } as const;

/** What to copy: the entry, the whole file, the command. */
export function Configuration({ install }: { install: ReadyInstall }) {
  const t = useTranslations("install");
  const { snippet, wholeFile, add } = install;
  const items = [
    { value: "entry", label: t("entry"), content: <Snippet snippet={snippet} wholeFile={wholeFile} /> },
    ...(wholeFile === null ? [] : [{ value: "file", label: t("wholeFile"), content: <Code code={wholeFile.trimEnd()} label={t("wholeFile")} {...COPY_KEY} /> }]),
    ...(add.length === 0 ? [] : [{ value: "command", label: t("commandLine"), content: <CommandList commands={add} {...COPY_KEY} /> }]),
  ];
  return (
    <div className="flex flex-col gap-4">
      <Locations install={install} />
      <Tabs key={install.client} label={t("configuration")} items={items} />
    </div>
  );
}

/** A part alone asks for nothing or starts nothing: where there are several, the key copies the file that has them all. */
function Snippet({ snippet, wholeFile }: Pick<ReadyInstall, "snippet" | "wholeFile">) {
  const t = useTranslations("install");
  const isWhole = snippet.length === 1 || wholeFile === null;
  return (
    <div className="flex flex-col gap-3">
      {snippet.map(({ into, code }, index) => (
        <Code key={into} code={code} label={into === "" ? t("atTheEnd") : t("addInside", { section: into })} {...(isWhole && index === 0 && COPY_KEY)} />
      ))}
      {isWhole ? null : <CopyWhole file={wholeFile.trimEnd()} />}
    </div>
  );
}

/** The file stands on another tab: where nothing copies, it is shown here too, to be selected. */
function CopyWhole({ file }: { file: string }) {
  const t = useTranslations("install");
  const common = useTranslations("common");
  const [isShown, setIsShown] = useState(false);
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <p className="flex items-center gap-1 text-sm text-muted">
        {t("orWholeFile")}
        <CopyButton text={file} label={common("copyName", { name: t("wholeFile") })} copiedLabel={common("copied")} onFailed={() => setIsShown(true)} {...COPY_KEY} />
      </p>
      {isShown ? (
        <pre role="region" tabIndex={0} aria-label={t("wholeFile")} className="overflow-x-auto rounded-card border border-line bg-sunken p-4 font-mono text-code focus-visible:-outline-offset-2">
          <code>{file}</code>
        </pre>
      ) : null}
    </figure>
  );
}

/** One command for each shell of the system; `shortcut` copies the first. */
export function CommandList({ commands, ...copy }: { commands: Commands; shortcut?: string }) {
  return (
    <div className="flex flex-col gap-3">
      {commands.map(({ shell, code }, index) => (
        <Code key={shell} code={code} label={SHELL_NAMES[shell]} {...(index === 0 && copy)} />
      ))}
    </div>
  );
}

/** Something to copy, with its name above it. */
export function Code({ code, label, ...shortcut }: { code: string; label: string; shortcut?: string }) {
  const common = useTranslations("common");
  return <CodeBlock code={code} label={label} titled copy={{ label: common("copyName", { name: label }), copiedLabel: common("copied"), ...shortcut }} />;
}

function Locations({ install: { locations, os } }: { install: ReadyInstall }) {
  const t = useTranslations("install");
  const here = locations.flatMap(({ scope, paths, menu }) => {
    const place = menu ?? paths[os];
    return place === undefined ? [] : [{ scope, place }];
  });
  if (here.length === 0) return <p className="text-sm text-muted">{t("anyFile")}</p>;
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      {here.map(({ scope, place }) => (
        <div key={place} className="contents">
          <dt className="text-muted">{t(`scope.${scope}`)}</dt>
          <dd className="identifier">{place}</dd>
        </div>
      ))}
    </dl>
  );
}
