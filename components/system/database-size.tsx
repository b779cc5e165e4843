import { useFormatter, useTranslations } from "next-intl";
import { BarChart } from "@/components/ui/bar-chart";
import type { System } from "@/lib/system/schema";

/** The database and its largest tables, in bytes drawn and rows told. */
export function DatabaseSize({ database: { bytes, tables } }: { database: System["database"] }) {
  const t = useTranslations("system.database");
  const size = useByteText();
  const rows = tables.map((table) => ({
    id: table.name,
    label: (
      <>
        <code className="identifier">{table.name}</code> <span className="block text-xs text-muted">{t("rows", { count: table.rows })}</span>
      </>
    ),
    value: table.bytes,
    shown: size(table.bytes),
  }));
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">{t("total", { size: size(bytes) })}</p>
      <BarChart caption={t("caption")} columns={[t("table"), t("size")]} rows={rows} />
      <p className="text-xs text-muted">{t("estimated")}</p>
    </div>
  );
}

/** Bytes as people say them. */
export function useByteText(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const [unit, divisor] = bytes >= 1e9 ? (["GB", 1e9] as const) : bytes >= 1e6 ? (["MB", 1e6] as const) : (["kB", 1e3] as const);
    return `${format.number(bytes / divisor, { maximumFractionDigits: 1 })} ${unit}`;
  };
}
