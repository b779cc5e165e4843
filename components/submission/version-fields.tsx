import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DraftFieldsProps } from "./draft-fields";

/** Which server to make a next version of, and from which of its versions. */
export default function VersionFields({ answers, servers, onChange }: Pick<DraftFieldsProps, "answers" | "servers" | "onChange">) {
  const t = useTranslations("draft");
  const common = useTranslations("common");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("server")}>
        <Combobox
          options={servers.map((name) => ({ value: name, label: name }))}
          value={answers.server}
          onValueChange={(server) => onChange({ server })}
          labels={{ open: t("showServers"), clear: common("clear"), empty: t("noServer") }}
        />
      </Field>
      <Field label={t("version")} hint={t("versionHint")}>
        <Input value={answers.version} autoComplete="off" spellCheck={false} onChange={(event) => onChange({ version: event.currentTarget.value })} />
      </Field>
    </div>
  );
}
