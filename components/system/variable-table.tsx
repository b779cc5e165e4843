import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { VisibleText } from "@/components/ui/visible-text";
import type { Variable } from "@/lib/system/schema";

/** Every variable there is: what was set, what holds without it, and of secrets only that they are set. */
export function VariableTable({ variables }: { variables: readonly Variable[] }) {
  const t = useTranslations("system.configuration");
  const head = [t("variable"), t("value"), t("standard")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {variables.map((variable) => (
        <tr key={variable.name}>
          <TableRowHead className="wrap-anywhere">
            <code className="identifier">{variable.name}</code>
          </TableRowHead>
          <TableCell className="min-w-40 wrap-anywhere">
            <Value variable={variable} />
          </TableCell>
          <TableCell className="min-w-40 wrap-anywhere text-muted">{variable.standard === null || variable.standard === "" ? "–" : <code className="identifier">{variable.standard}</code>}</TableCell>
        </tr>
      ))}
    </Table>
  );
}

function Value({ variable: { isSet, value, disclosure } }: { variable: Variable }) {
  const t = useTranslations("system.configuration");
  if (!isSet) return <span className="text-muted">{t("notSet")}</span>;
  if (value === null || disclosure === "hidden") return <Badge icon={EyeOff}>{t("hidden")}</Badge>;
  return (
    <code className="identifier">
      <VisibleText text={value} />
    </code>
  );
}
