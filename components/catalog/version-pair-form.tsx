import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { versionComparisonPath } from "./addresses";

type VersionPairFormProps = { server: string; versions: readonly string[]; from: string | undefined; to: string | undefined };

/** Chooses two versions to compare: a plain GET form, so that the comparison has an address. */
export function VersionPairForm({ server, versions, from, to }: VersionPairFormProps) {
  const t = useTranslations("server");
  const options = versions.map((version) => ({ value: version, label: version }));
  return (
    <form action={versionComparisonPath(server)} className="flex flex-col gap-3 sm:flex-row sm:items-end">
      <div className="grid min-w-0 flex-1 gap-3 sm:max-w-xl sm:grid-cols-2">
        <Field label={t("compareFrom")}>
          <Select key={from} name="from" options={options} defaultValue={from} />
        </Field>
        <Field label={t("compareTo")}>
          <Select key={to} name="to" options={options} defaultValue={to} />
        </Field>
      </div>
      <button type="submit" className={buttonStyle("secondary")}>
        {t("compareShow")}
      </button>
    </form>
  );
}
