"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import type { ExtraVariable } from "@/lib/install/configuration/view-schema";

/** A row as it is typed; incomplete ones do not count. */
export interface VariableRow {
  id: number;
  name: string;
  value: string;
  secret: boolean;
}

const NAME = /^[A-Za-z_]\w*$/;

/** The rows that are variables. */
export function variablesOf(rows: readonly VariableRow[]): ExtraVariable[] {
  return rows.filter(({ name, value, secret }) => NAME.test(name) && (secret || value !== "")).map(({ name, value, secret }) => (secret ? { name, secret: true } : { name, value }));
}

/** Variables the manifest does not declare, such as DEBUG (install.md §1.6). */
export function ExtraVariables({ rows, onChange }: { rows: readonly VariableRow[]; onChange: (rows: VariableRow[]) => void }) {
  const t = useTranslations("install");
  const change = (id: number, part: Partial<VariableRow>) => onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const group = useKeptFocus();
  const next = Math.max(0, ...rows.map(({ id }) => id)) + 1;
  return (
    <div ref={group} className="flex flex-col gap-3">
      {rows.map((row) => (
        <div key={row.id} className="grid items-end gap-2 sm:grid-cols-[1fr_8rem_1fr_auto]">
          <Field label={t("variableName")} error={row.name !== "" && !NAME.test(row.name) ? t("wrong.variable") : undefined}>
            <Input autoComplete="off" spellCheck={false} value={row.name} placeholder="DEBUG" onChange={(event) => change(row.id, { name: event.target.value })} />
          </Field>
          <Field label={t("variableKind")}>
            <Select options={[{ value: "text", label: t("plain") }, { value: "secret", label: t("secret") }]} value={row.secret ? "secret" : "text"} onChange={(event) => change(row.id, { secret: event.target.value === "secret", value: "" })} />
          </Field>
          <Field label={t("variableValue")} disabled={row.secret}>
            <Input autoComplete="off" spellCheck={false} value={row.value} placeholder={row.secret ? t("secretElsewhere") : "1"} onChange={(event) => change(row.id, { value: event.target.value })} />
          </Field>
          <Button variant="quiet" size="icon" aria-label={t("removeVariable", { name: row.name })} onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}>
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...rows, { id: next, name: "", value: "", secret: false }])}>
          <Plus aria-hidden />
          {t("addVariable")}
        </Button>
      </div>
    </div>
  );
}
