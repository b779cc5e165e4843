import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { DescriptionList } from "@/components/ui/description-list";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { NamedInput, ServerDetail } from "@/lib/submission/detail-schema";
import type { Usage } from "@/lib/usage/schema";
import { ApprovalFacts } from "./approval-facts";
import { ExternalLink } from "./external-link";
import { ServerUsage } from "./server-usage";
import { languageOf } from "./text-language";

type OverviewProps = {
  detail: ServerDetail;
  /** Null where nothing is listed: then nothing can have been fetched. */
  usage: Usage | null;
  mayEnterConsole: boolean;
};

export function ServerOverview({ detail, usage, mayEnterConsole }: OverviewProps) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  const { server, version, packages, remotes, manifestJson } = detail;
  const copy = { label: common("copyName", { name: t("manifest") }), copiedLabel: common("copied") };
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <ApprovalFacts detail={detail} mayEnterConsole={mayEnterConsole} />
        {packages.length > 0 ? <Packages packages={packages} /> : null}
        {remotes.length > 0 ? <Remotes remotes={remotes} /> : null}
        <section aria-labelledby="manifest-heading" className="flex flex-col gap-3">
          <h2 id="manifest-heading" className="text-base font-semibold">
            {t("manifest")}
          </h2>
          <CodeBlock code={manifestJson} label={t("manifestLabel", { name: server, version: version.version })} titled copy={copy} />
        </section>
      </div>
      <aside aria-label={t("about")} className="flex flex-col gap-6">
        <About detail={detail} />
        {usage === null ? null : <ServerUsage usage={usage} />}
      </aside>
    </div>
  );
}

function About({ detail: { server, version, websiteUrl, repositoryUrl } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  const items = [
    { term: t("registryName"), description: <span className="identifier">{server}</span> },
    { term: t("published"), description: <Time at={version.publishedAt} /> },
    { term: t("digest"), description: <span className="identifier">{version.digest}</span> },
    ...(repositoryUrl === null ? [] : [{ term: t("repository"), description: <ExternalLink href={repositoryUrl} /> }]),
    ...(websiteUrl === null ? [] : [{ term: t("website"), description: <ExternalLink href={websiteUrl} /> }]),
  ];
  return (
    <SectionCard id="about" title={t("about")}>
      <DescriptionList items={items} />
    </SectionCard>
  );
}

function Packages({ packages }: Pick<ServerDetail, "packages">) {
  const t = useTranslations("server");
  return (
    <SectionCard id="packages" title={t("packages")}>
      <ul className="flex flex-col divide-y divide-line">
        {packages.map((pkg, index) => (
          <li key={index} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2">
              <Tag>{pkg.registryType}</Tag>
              <Tag>{pkg.transport}</Tag>
              <span className="identifier">
                {pkg.identifier}
                {pkg.version === null ? "" : ` ${pkg.version}`}
              </span>
            </p>
            <Inputs label={t("environment")} inputs={pkg.environment} />
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

function Remotes({ remotes }: Pick<ServerDetail, "remotes">) {
  const t = useTranslations("server");
  return (
    <SectionCard id="remotes" title={t("remotes")}>
      <ul className="flex flex-col divide-y divide-line">
        {remotes.map((remote, index) => (
          <li key={index} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2">
              <Tag>{remote.type}</Tag>
              <span className="identifier">{remote.url}</span>
            </p>
            <Inputs label={t("headers")} inputs={remote.headers} />
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

function Inputs({ label, inputs }: { label: string; inputs: readonly NamedInput[] }) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  if (inputs.length === 0) return null;
  return (
    <div className="text-sm">
      <p className="text-xs text-muted">{label}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {inputs.map(({ name, description, required, secret }, index) => (
          <li key={index} className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
            <code className="identifier">{name}</code>
            {secret ? (
              <span className="inline-flex items-center gap-1 text-xs text-warning">
                <KeyRound aria-hidden className="size-3" />
                {t("secret")}
              </span>
            ) : null}
            {required ? <span className="text-xs text-muted">{common("required")}</span> : null}
            <span lang={languageOf(description)} className="text-muted">{description}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
