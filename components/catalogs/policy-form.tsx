import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CHECK_IDS, SEVERITIES } from "@/lib/checks/check-names-schema";
import { SEAT_ROLES } from "./policy-clauses";
import type { PolicyValues } from "./policy-values";

type PolicyFormProps = { values: PolicyValues; wrong: ReadonlySet<string>; onChange: (changed: Partial<PolicyValues>) => void };

/** A policy as fields. What is typed stays as it is until it makes sense. */
export function PolicyForm(props: PolicyFormProps) {
  return (
    <div className="flex flex-col gap-6">
      <ApprovalFields {...props} />
      <CheckFields {...props} />
      <TermFields {...props} />
    </div>
  );
}

const legendStyle = "mb-2 text-sm font-semibold";

function ApprovalFields({ values, wrong, onChange }: PolicyFormProps) {
  const t = useTranslations("catalogs.form");
  const role = useTranslations("roles");
  return (
    <fieldset>
      <legend className={legendStyle}>{t("approvals")}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(14rem,100%),1fr))] items-start gap-3">
        <Field label={t("min")} hint={t("minHint")} error={wrong.has("approvals.min") ? t("numberWrong", { min: 1, max: 20 }) : undefined}>
          <Input inputMode="numeric" value={values.min} onChange={(event) => onChange({ min: event.target.value })} />
        </Field>
        {SEAT_ROLES.map((name) => (
          <Field key={name} label={t("seats", { name: role(name) })} hint={t("seatsHint")} error={wrong.has(`approvals.roles.${name}`) ? t("numberWrong", { min: 1, max: 20 }) : undefined}>
            <Input inputMode="numeric" placeholder="–" value={values.roles[name]} onChange={(event) => onChange({ roles: { ...values.roles, [name]: event.target.value } })} />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

function CheckFields({ values, onChange }: PolicyFormProps) {
  const t = useTranslations("catalogs.form");
  const rule = useTranslations("rules");
  const severity = useTranslations("severity");
  const known = new Set<string>(CHECK_IDS);
  const foreign = values.requiredChecks.filter((id) => !known.has(id));
  // In the order of the registry, whatever the order in which they were chosen.
  const chosen = (id: string, isOn: boolean) => [...CHECK_IDS, ...foreign].filter((other) => (other === id ? isOn : values.requiredChecks.includes(other)));
  const severities = [{ value: "", label: t("noSeverity") }, ...SEVERITIES.map((value) => ({ value, label: t("severityFrom", { name: severity(value) }) }))];
  return (
    <fieldset>
      <legend className={legendStyle}>{t("checks")}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(16rem,100%),1fr))] gap-x-4">
        {CHECK_IDS.map((id) => (
          <Checkbox
            key={id}
            label={
              <>
                <code className="identifier">{id}</code> {rule(id)}
              </>
            }
            checked={values.requiredChecks.includes(id)}
            onChange={(event) => onChange({ requiredChecks: chosen(id, event.target.checked) })}
          />
        ))}
        {foreign.map((id) => (
          <Checkbox key={id} label={<code className="identifier">{id}</code>} hint={t("foreignCheck")} checked onChange={() => onChange({ requiredChecks: chosen(id, false) })} />
        ))}
      </div>
      <p className="mt-1 mb-4 text-sm text-muted">{t("checksHint")}</p>
      <Field label={t("blockSeverity")} className="max-w-sm">
        <Select options={severities} value={values.blockSeverity} onChange={(event) => onChange({ blockSeverity: event.target.value })} />
      </Field>
    </fieldset>
  );
}

function TermFields({ values, wrong, onChange }: PolicyFormProps) {
  const t = useTranslations("catalogs.form");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className={legendStyle}>{t("terms")}</legend>
      <Checkbox label={t("expires")} hint={t("expiresHint")} checked={values.expires} onChange={(event) => onChange({ expires: event.target.checked })} />
      {values.expires ? (
        <Field label={t("days")} className="ml-7.5 max-w-48" error={wrong.has("approvalTtlDays") ? t("numberWrong", { min: 1, max: 3650 }) : undefined}>
          <Input inputMode="numeric" value={values.approvalTtlDays} onChange={(event) => onChange({ approvalTtlDays: event.target.value })} />
        </Field>
      ) : null}
      <Checkbox label={t("stepUp")} hint={t("stepUpHint")} checked={values.asksPasskey} onChange={(event) => onChange({ asksPasskey: event.target.checked })} />
      {values.asksPasskey ? (
        <Field label={t("minutes")} className="ml-7.5 max-w-48" error={wrong.has("stepUp.minutes") ? t("numberWrong", { min: 1, max: 1440 }) : undefined}>
          <Input inputMode="numeric" value={values.stepUpMinutes} onChange={(event) => onChange({ stepUpMinutes: event.target.value })} />
        </Field>
      ) : null}
      <Checkbox label={t("allowImport")} hint={t("allowImportHint")} checked={values.allowImport} onChange={(event) => onChange({ allowImport: event.target.checked })} />
    </fieldset>
  );
}
