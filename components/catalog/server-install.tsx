import { KeyRound, PackageX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { Tag } from "@/components/ui/tag";
import type { PlanInput } from "@/lib/install/schema";
import type { InstallChoice, InstallFacts, ServerDetail } from "@/lib/submission/detail-schema";

/** Ways to install a served version; for any other there is nothing to copy. */
export function ServerInstall({ detail: { install } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  if (install === null) {
    return (
      <EmptyState icon={PackageX} title={t("installUnapproved")}>
        {t("installUnapprovedBody")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <section aria-labelledby="install-heading" className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <h2 id="install-heading" className="text-base font-semibold">
            {t("installTitle")}
          </h2>
          <p className="text-sm text-muted">{install.blocked === null ? t("installIntro") : t("installNone")}</p>
        </div>
        {install.choices.length > 0 ? (
          <Tabs label={t("target")} items={install.choices.map((choice) => ({ value: choice.id, label: <TargetLabel choice={choice} />, content: <Choice choice={choice} /> }))} />
        ) : null}
        {install.refused.map(({ id, reason }) => (
          <Notice key={id} title={<span className="font-mono">{id}</span>}>
            <span lang="en">{reason}</span>
          </Notice>
        ))}
      </section>
      <Addresses install={install} />
    </div>
  );
}

function TargetLabel({ choice: { id, preferred } }: { choice: InstallChoice }) {
  const t = useTranslations("server");
  return (
    <>
      <span className="font-mono">{id}</span>
      {preferred ? <span className="text-xs">({t("recommended")})</span> : null}
    </>
  );
}

function Choice({ choice }: { choice: InstallChoice }) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  const copy = (name: string) => ({ label: common("copyName", { name }), copiedLabel: common("copied") });
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <CodeBlock code={choice.mcpServers} label={t("configurationGeneric")} titled copy={copy(t("configurationGeneric"))} />
        <CodeBlock code={choice.vsCode} label={t("configurationVsCode")} titled copy={copy(t("configurationVsCode"))} />
        {choice.command === null ? null : <CodeBlock code={choice.command} label={t("commandArguments")} titled copy={copy(t("commandArguments"))} />}
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          {t("transport")} <Tag>{choice.transport}</Tag>
        </p>
        <InputList inputs={choice.inputs} />
      </div>
    </div>
  );
}

function InputList({ inputs }: { inputs: readonly PlanInput[] }) {
  const t = useTranslations("server");
  if (inputs.length === 0) return <p className="text-sm text-muted">{t("inputsNone")}</p>;
  return (
    <SectionCard id={`inputs-${inputs.map(({ id }) => id).join("-")}`} title={t("inputs")}>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {inputs.map((input) => (
          <InputFact key={input.id} input={input} />
        ))}
      </ul>
      <p className="mt-3 text-xs/5 text-muted">{t("inputsHint")}</p>
    </SectionCard>
  );
}

function InputFact({ input }: { input: PlanInput }) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  const isChinese = useLocale() === "zh-CN" && input.label.zh !== undefined;
  return (
    <li className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-2">
        <code className="identifier">{`<${input.id}>`}</code>
        {input.secret ? (
          <Badge icon={KeyRound} tone="warning">
            {t("secret")}
          </Badge>
        ) : null}
        <span className="text-xs text-muted">{input.required ? common("required") : common("optional")}</span>
      </p>
      <p lang={isChinese ? "zh-CN" : "en"} className="wrap-anywhere text-muted">
        {isChinese ? input.label.zh : input.label.en}
      </p>
      {input.default === undefined ? null : (
        <p className="wrap-anywhere text-muted">
          {t("default")}: <code className="identifier">{input.default}</code>
        </p>
      )}
      {input.choices ? <p className="identifier text-muted">{input.choices.join(" | ")}</p> : null}
    </li>
  );
}

/** Where clients and routers that speak the registry's protocols find this version. */
function Addresses({ install }: { install: InstallFacts }) {
  const t = useTranslations("server");
  const address = (text: string) => <code className="identifier">{text}</code>;
  return (
    <SectionCard id="addresses" title={t("addresses")}>
      <DescriptionList
        items={[
          { term: t("registryBase"), description: address(install.registryBase) },
          { term: t("registryEntry"), description: address(install.registryEntry) },
          { term: t("installPlan"), description: address(install.installPlan) },
          { term: t("nacosAddress"), description: address(install.nacosAddress) },
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("addressesHint", { catalog: install.catalog })}</p>
    </SectionCard>
  );
}
