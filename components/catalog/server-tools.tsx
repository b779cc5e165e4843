import { CircleHelp, Eye, PenLine, Trash2, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { ServerDetail, ToolFact } from "@/lib/submission/detail-schema";

/** What the server offers to a model, as its publisher declared it. */
export function ServerTools({ detail: { tools, prompts, resources } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  if (tools === null) return <EmptyState icon={CircleHelp} title={t("toolsNone")} />;
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm text-muted">{t("toolsIntro")}</p>
      {tools.length > 0 ? (
        <Table
          caption={t("tools")}
          head={
            <>
              <TableHead>{t("toolName")}</TableHead>
              <TableHead>{t("toolDescription")}</TableHead>
              <TableHead>{t("toolHints")}</TableHead>
            </>
          }
        >
          {tools.map((tool, index) => (
            <ToolRow key={index} tool={tool} />
          ))}
        </Table>
      ) : (
        <EmptyState icon={Wrench} title={t("toolsZero")} />
      )}
      <NameList title={t("prompts")} items={prompts} />
      <NameList title={t("resources")} items={resources} />
    </div>
  );
}

function ToolRow({ tool }: { tool: ToolFact }) {
  const t = useTranslations("server");
  const common = useTranslations("common");
  const label = t("parametersOf", { name: tool.name });
  return (
    <tr>
      <TableRowHead>
        <code className="identifier">{tool.name}</code>
      </TableRowHead>
      <TableCell className="min-w-64">
        <p lang="en" className="max-w-prose wrap-anywhere">
          {tool.description}
        </p>
        {tool.inputSchema === null ? null : (
          <details className="mt-2">
            <summary className="inline-flex min-h-6 items-center text-sm text-accent underline underline-offset-3">{label}</summary>
            <div className="mt-2">
              <CodeBlock code={tool.inputSchema} label={label} copy={{ label: common("copyName", { name: label }), copiedLabel: common("copied") }} />
            </div>
          </details>
        )}
      </TableCell>
      <TableCell>
        <ToolMark tool={tool} />
      </TableCell>
    </tr>
  );
}

/** The publisher's word, not ours: a tool without marks may do anything. */
function ToolMark({ tool }: { tool: ToolFact }) {
  const t = useTranslations("server");
  if (tool.readOnly) return <Badge icon={Eye}>{t("toolReadOnly")}</Badge>;
  if (tool.destructive) {
    return (
      <Badge icon={Trash2} tone="warning">
        {t("toolDestructive")}
      </Badge>
    );
  }
  return <Badge icon={PenLine}>{t("toolUnmarked")}</Badge>;
}

function NameList({ title, items }: { title: string; items: readonly { name: string; description: string }[] }) {
  if (items.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{title}</h2>
      <ul className="flex flex-col gap-2 text-sm">
        {items.map(({ name, description }, index) => (
          <li key={index} className="wrap-anywhere">
            <code className="identifier">{name}</code> <span className="text-muted">{description}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
