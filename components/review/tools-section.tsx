import { useTranslations } from "next-intl";
import { CapabilityBadge } from "@/components/catalog/capability-badge";
import { Disclosure } from "@/components/ui/disclosure";
import { VisibleText } from "@/components/ui/visible-text";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";
import type { ToolParameter } from "@/lib/manifest/tool-parameters";
import type { Tool } from "@/lib/manifest/tool-surface";
import type { Review } from "@/lib/review/schema";
import type { Evidence } from "@/lib/submission/evidence-service";
import { FindingsAt } from "./finding-list";
import { SurfaceTexts } from "./surface-texts";

/** What the server offers to a model, word by word, with each finding beside the text it is about. */
export function ToolsSection({ evidence: { surface, capabilities, parameters, precedent }, findings }: { evidence: Evidence; findings: Review["findings"] }) {
  const t = useTranslations("review");
  const server = useTranslations("server");
  if (surface === null) return <p className="text-muted">{server("toolsNone")}</p>;
  return (
    <>
      <p className="mb-3 text-sm text-muted">{server("toolsIntro")}</p>
      <ul aria-label={t("toolsCaption")} className="flex flex-col gap-3">
        {surface.tools.map((tool, index) => (
          <ToolItem
            key={tool.name}
            tool={tool}
            capability={capabilities[tool.name]}
            parameters={parameters[tool.name] ?? []}
            place={`/surface/tools/${index}`}
            findings={findings}
            elsewhere={precedent.shadowed.filter(({ tool: name }) => name === tool.name).map(({ server: other }) => other)}
          />
        ))}
      </ul>
      <SurfaceTexts surface={surface} findings={findings} />
    </>
  );
}

type ToolItemProps = { tool: Tool; capability: ToolCapability | undefined; parameters: readonly ToolParameter[]; place: string; findings: Review["findings"]; elsewhere: readonly string[] };

function ToolItem({ tool, capability, parameters, place, findings, elsewhere }: ToolItemProps) {
  const t = useTranslations("review");
  return (
    <li className="flex flex-col gap-2 rounded-control border border-line p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <code className="identifier font-medium"><VisibleText text={tool.name} /></code>
        {tool.title ? <span className="text-muted"><VisibleText text={tool.title} /></span> : null}
        {capability ? <CapabilityBadge capability={capability} /> : null}
      </p>
      <p className="whitespace-pre-wrap wrap-anywhere"><VisibleText text={tool.description ?? ""} /></p>
      <FindingsAt label={t("findingsOf", { name: tool.name })} findings={findings} places={[place]} />
      {elsewhere.length > 0 ? <p className="wrap-anywhere text-warning">{t("shadows", { name: elsewhere.join(", ") })}</p> : null}
      {parameters.length > 0 ? (
        <ul aria-label={t("parametersOf", { name: tool.name })} className="flex flex-col gap-1">
          {parameters.map(({ name, type, required, description }) => (
            <li key={name} className="wrap-anywhere">
              <code className="identifier"><VisibleText text={`${name}: ${type}`} /></code>
              {required ? <span className="text-muted"> · {t("required")}</span> : null} <VisibleText text={description} />
            </li>
          ))}
        </ul>
      ) : null}
      <Disclosure title={t("asJson")}>
        <pre role="region" tabIndex={0} aria-label={t("jsonOf", { name: tool.name })} className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-code">
          <VisibleText text={JSON.stringify(tool, null, 2)} />
        </pre>
      </Disclosure>
    </li>
  );
}
