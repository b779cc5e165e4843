"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { ToolParameter } from "@/lib/manifest/tool-parameters";
import type { ToolFact } from "@/lib/submission/detail-schema";
import { CapabilityBadge } from "./capability-badge";
import { languageOf } from "./text-language";

/** One tool. Its parameters are drawn when they are asked for: a server may have hundreds of tools. */
export function ToolEntry({ tool }: { tool: ToolFact }) {
  const t = useTranslations("server");
  const [open, setOpen] = useState(false);
  return (
    <li className="flex flex-col gap-2 p-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0">
          <code className="identifier font-semibold">{tool.name}</code>
        </h3>
        <CapabilityBadge capability={tool.capability} />
      </div>
      {tool.description ? (
        <p lang={languageOf(tool.description)} className="max-w-prose text-sm wrap-anywhere whitespace-pre-line">
          {tool.description}
        </p>
      ) : (
        <p className="text-sm text-muted">{t("toolUndescribed")}</p>
      )}
      {tool.inputSchema === null ? null : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-sm text-accent underline underline-offset-3">
            {t("parametersOf", { name: tool.name })} <span className="ml-1.5 text-muted tabular-nums">({tool.parameters.length})</span>
          </summary>
          {open ? <Parameters tool={tool} schema={tool.inputSchema} /> : null}
        </details>
      )}
    </li>
  );
}

function Parameters({ tool: { name, parameters }, schema }: { tool: ToolFact; schema: string }) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  const label = t("schemaOf", { name });
  return (
    <div className="mt-2 flex flex-col gap-3">
      {parameters.length === 0 ? null : (
        <dl className="divide-y divide-line rounded-control border border-line text-sm">
          {parameters.map((parameter) => (
            <Parameter key={parameter.name} parameter={parameter} />
          ))}
        </dl>
      )}
      <CodeBlock code={schema} label={label} titled copy={{ label: common("copyName", { name: label }), copiedLabel: common("copied") }} />
    </div>
  );
}

function Parameter({ parameter: { name, type, required, description } }: { parameter: ToolParameter }) {
  const common = useTranslations("common");
  return (
    <div className="px-3 py-2">
      <dt className="flex flex-wrap items-baseline gap-x-2">
        <code className="identifier font-medium">{name}</code>
        <span className="identifier text-xs text-muted">{type}</span>
        {required ? <span className="text-xs font-medium text-warning">{common("required")}</span> : null}
      </dt>
      <dd lang={languageOf(description)} className="wrap-anywhere text-muted">
        {description}
      </dd>
    </div>
  );
}
