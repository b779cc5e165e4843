"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { rememberPreference } from "@/components/layout/preference-cookie";
import { SectionCard } from "@/components/ui/card";
import type { Os } from "@/lib/install/configuration/schema";
import type { InstallChoice, InstallSubject, InstallView } from "@/lib/install/configuration/view-schema";
import { ChoiceChips } from "./choice-chips";
import { ClientPicker } from "./client-picker";
import { ExtraVariables, type VariableRow, variablesOf } from "./extra-variables";
import { InputForm } from "./input-form";
import { InstallResult } from "./install-result";
import { CHOICE_COOKIES, type RememberedChoice } from "./remembered-choice";
import { fetchEngine, useInstallView } from "./use-install-view";

const SYSTEMS: readonly { value: Os; label: string }[] = [
  { value: "macos", label: "macOS" },
  { value: "linux", label: "Linux" },
  { value: "windows", label: "Windows" },
];

type InstallPanelProps = {
  subject: InstallSubject;
  remembered: RememberedChoice;
  /** The view of the remembered choice, as the server wrote it. */
  initial: InstallView;
};

/** From a client to a configuration that works in it: everything happens in the browser, nothing typed is sent. */
export function InstallPanel({ subject, remembered, initial }: InstallPanelProps) {
  const t = useTranslations("install");
  const [chosen, setChosen] = useState(remembered);
  const [answers, setAnswers] = useState<InstallChoice["answers"]>({});
  const [rows, setRows] = useState<VariableRow[]>([]);
  const choice = useMemo(() => ({ ...chosen, answers, extra: variablesOf(rows) }), [chosen, answers, rows]);
  const view = useInstallView(subject, choice, initial);
  const { install, inputs, errors } = view;
  const choose = (part: Partial<RememberedChoice>) => {
    setChosen({ ...chosen, ...part });
    for (const name of ["client", "os", "target"] as const) {
      const value = part[name];
      if (value !== undefined) rememberPreference(CHOICE_COOKIES[name], value);
    }
  };
  const missing = "missing" in install ? install.missing : [];
  const isProcess = install.status === "ready" && (install.runs.argv ?? install.start) !== null;
  // Whoever points at the form is about to choose.
  const prepare = () => void fetchEngine().catch(() => undefined);
  return (
    <div className="flex flex-col gap-6" onPointerEnter={prepare} onFocus={prepare}>
      <SectionCard id="install-choice" title={t("title")}>
        <div className="flex flex-col gap-5">
          <ClientPicker value={chosen.client} onChoose={(client) => choose({ client })} />
          <ChoiceChips legend={t("system")} name="install-os" options={SYSTEMS} value={chosen.os} onChoose={(os) => choose({ os: os as Os })} />
          <TargetChips view={view} onChoose={(target) => choose({ target })} />
        </div>
      </SectionCard>
      <SectionCard id="install-inputs" title={t("inputs")}>
        <div className="flex flex-col gap-4">
          <InputForm inputs={inputs} answers={answers} errors={errors} missing={missing} variables={install.status === "ready" ? install.variables : []} onAnswer={(id, answer) => setAnswers({ ...answers, [id]: answer })} />
          {isProcess ? <ExtraVariables rows={rows} onChange={setRows} /> : null}
          <p className="text-xs/5 text-muted">{t("inputsHint")}</p>
        </div>
      </SectionCard>
      <section aria-labelledby="install-result-heading" className="flex min-w-0 flex-col gap-4">
        <h2 id="install-result-heading" className="text-base font-semibold">
          {t("result", { client: install.name })}
        </h2>
        <InstallResult install={install} tools={subject.tools} />
      </section>
    </div>
  );
}

/** Every way to run or reach the version; one that does not fit stays in the list and says why when it is chosen. */
function TargetChips({ view: { targets, install }, onChoose }: { view: InstallView; onChoose: (target: string) => void }) {
  const t = useTranslations("install");
  const options = targets.map(({ id, preferred, reason }) => ({
    value: id,
    label: (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        {reason === null ? null : <TriangleAlert aria-label={t("unavailable")} className="size-4 shrink-0 text-warning" />}
        <TargetName id={id} />
        {preferred ? <span className="text-xs text-muted">{t("recommended")}</span> : null}
      </span>
    ),
  }));
  return <ChoiceChips legend={t("target")} name="install-target" options={options} value={install.target} onChoose={onChoose} />;
}

const KINDS = { remote: "remote", npm: "npm", pypi: "pypi", oci: "oci", nuget: "nuget", mcpb: "mcpb" } as const;

/** `pkg:npm` in words, with its number where there are several. */
function TargetName({ id }: { id: string }) {
  const t = useTranslations("install");
  const [group = "", kind = "", nth] = id.split(":");
  const word = group === "remote" ? "remote" : kind;
  const number = group === "remote" ? Number(kind) : Number(nth ?? 0);
  const name = Object.hasOwn(KINDS, word) ? t(`kind.${word as keyof typeof KINDS}`) : kind;
  return <>{number > 0 ? `${name} ${number + 1}` : name}</>;
}
