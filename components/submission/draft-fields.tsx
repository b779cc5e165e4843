import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { DraftAnswers, StartSource } from "./draft-request";

type DraftFieldsProps = {
  source: Exclude<StartSource, "text">;
  answers: DraftAnswers;
  namespaces: readonly string[];
  servers: readonly string[];
  onChange: (change: Partial<DraftAnswers>) => void;
};

/** What has to be known of a source to draft from it. */
export function DraftFields({ source, answers, namespaces, servers, onChange }: DraftFieldsProps) {
  const t = useTranslations("draft");
  if (source === "version") return <VersionFields answers={answers} servers={servers} onChange={onChange} />;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {source === "remote" ? (
        <Field label={t("url")} hint={t("urlHint")}>
          <Input type="url" inputMode="url" value={answers.url} autoComplete="off" placeholder="https://mcp.example.com/mcp" onChange={(event) => onChange({ url: event.currentTarget.value })} />
        </Field>
      ) : (
        <Field label={t("package")} hint={t("packageHint")}>
          <Input
            value={answers.package}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={source === "npm" ? "@example/my-server@1.0.0" : "my-server@1.0.0"}
            onChange={(event) => onChange({ package: event.currentTarget.value })}
          />
        </Field>
      )}
      {namespaces.length > 1 ? (
        <Field label={t("namespace")} hint={t("namespaceHint")}>
          <Select options={namespaces.map((name) => ({ value: name, label: name }))} value={answers.namespace} onChange={(event) => onChange({ namespace: event.currentTarget.value })} />
        </Field>
      ) : null}
    </div>
  );
}

function VersionFields({ answers, servers, onChange }: Pick<DraftFieldsProps, "answers" | "servers" | "onChange">) {
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
