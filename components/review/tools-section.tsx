import { useTranslations } from "next-intl";
import { CapabilityBadge } from "@/components/catalog/capability-badge";
import { SectionCard } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";
import type { Tool, ToolSurface } from "@/lib/manifest/tool-surface";
import type { Review } from "@/lib/review/schema";
import { FindingList } from "./finding-list";
import { VisibleText } from "@/components/ui/visible-text";

type ToolsSectionProps = {
  surface: ToolSurface | null;
  /** By the name of the tool. */
  capabilities: Readonly<Record<string, ToolCapability>>;
  findings: Review["findings"];
};

/** What the server offers to a model, word by word, with each finding beside the text it is about. */
export function ToolsSection({ surface, capabilities, findings }: ToolsSectionProps) {
  const t = useTranslations("review");
  const server = useTranslations("server");
  const head = [server("toolName"), server("toolDescription"), server("toolHints"), server("toolParameters")];
  return (
    <SectionCard id="tools" title={t("tools")}>
      {surface === null ? (
        <p className="text-muted">{server("toolsNone")}</p>
      ) : (
        <>
          <p className="mb-3 text-sm text-muted">{server("toolsIntro")}</p>
          <Table caption={t("toolsCaption")} className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
            {surface.tools.map((tool, index) => (
              <ToolRow key={tool.name} tool={tool} capability={capabilities[tool.name]} findings={findings.filter(({ pointer }) => isWithin(pointer, `/surface/tools/${index}`))} />
            ))}
          </Table>
        </>
      )}
    </SectionCard>
  );
}

const isWithin = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`);

function ToolRow({ tool, capability, findings }: { tool: Tool; capability: ToolCapability | undefined; findings: Review["findings"] }) {
  const t = useTranslations("review");
  const parameters = Object.keys((tool.inputSchema?.["properties"] as object | undefined) ?? {});
  return (
    <tr>
      <TableRowHead>
        <code className="identifier">
          <VisibleText text={tool.name} />
        </code>
      </TableRowHead>
      <TableCell className="min-w-64">
        <p className="whitespace-pre-wrap wrap-anywhere">
          <VisibleText text={tool.description ?? ""} />
        </p>
        {findings.length > 0 ? (
          <div className="mt-2">
            <FindingList label={t("findingsOf", { name: tool.name })} findings={findings} />
          </div>
        ) : null}
      </TableCell>
      <TableCell>
        {capability ? <CapabilityBadge capability={capability} /> : null}
      </TableCell>
      <TableCell>
        <code className="identifier">
          <VisibleText text={parameters.join(", ")} />
        </code>
      </TableCell>
    </tr>
  );
}
