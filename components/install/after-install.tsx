import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import type { ReadyInstall } from "@/lib/install/configuration/schema";
import { CommandList } from "./configuration";

const TROUBLES = ["enoent", "path", "proxy", "certificate", "unauthorized"] as const;

/** How to see that it works, what to do when it does not, and how to take it away again. */
export function AfterInstall({ install, tools }: { install: ReadyInstall; tools: readonly { name: string }[] }) {
  const t = useTranslations("install");
  const { key, name, start, remove } = install;
  // Those of a first step are shown with it.
  const variables = start === null ? install.variables : [];
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <SectionCard id="verify" title={t("verify")}>
        <ol className="flex list-decimal flex-col gap-2 pl-5 text-sm">
          {variables.length === 0 ? null : (
            <li className="wrap-anywhere">
              {t("setVariables")} <code className="identifier">{variables.map((variable) => variable.name).join(", ")}</code>
            </li>
          )}
          <li>{t("restart", { client: name })}</li>
          <li className="wrap-anywhere">{tools.length === 0 ? t("seeServer", { key }) : t("seeTools", { key, count: tools.length, first: tools[0]?.name ?? "" })}</li>
        </ol>
      </SectionCard>
      <SectionCard id="uninstall" title={t("uninstall")}>
        <div className="flex flex-col gap-3">
          <p className="text-sm wrap-anywhere">{t("uninstallHint", { key, section: remove.section })}</p>
          <CommandList commands={remove.commands} />
        </div>
      </SectionCard>
      <SectionCard id="troubleshooting" title={t("troubles")} className="lg:col-span-2">
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
          {TROUBLES.map((trouble) => (
            <div key={trouble} className="contents">
              <dt className="font-mono text-xs/5 wrap-anywhere">{t(`trouble.${trouble}.sign`)}</dt>
              <dd className="mb-2 text-muted sm:mb-0">{t(`trouble.${trouble}.help`)}</dd>
            </div>
          ))}
        </dl>
      </SectionCard>
    </div>
  );
}
