"use client";

import { KeyRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ReadyInstall } from "@/lib/install/configuration/schema";
import type { InstallChoice, InstallView } from "@/lib/install/configuration/view-schema";

type Answers = InstallChoice["answers"];
type PlanInput = InstallView["inputs"][number];
type FormProps = { inputs: readonly PlanInput[]; answers: Answers; errors: InstallView["errors"]; missing: readonly string[]; variables: ReadyInstall["variables"]; onAnswer: (id: string, answer: Answers[string]) => void };

/** The values of a target. Nothing leaves the browser, and secrets are not even asked for: only where they are kept. */
export function InputForm({ inputs, answers, errors, missing, variables, onAnswer }: FormProps) {
  const t = useTranslations("install");
  if (inputs.length === 0) return <p className="text-sm text-muted">{t("inputsNone")}</p>;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {inputs.map((input) => (
        <InputField key={input.id} input={input} answer={answers[input.id]} error={errors.find(({ path }) => path === `values.${input.id}`)?.code} variable={variables.find((variable) => variable.input === input.id)} isMissing={missing.includes(input.id)} onAnswer={(answer) => onAnswer(input.id, answer)} />
      ))}
    </div>
  );
}

type FieldProps = { input: PlanInput; answer: Answers[string] | undefined; error: string | undefined; variable: ReadyInstall["variables"][number] | undefined; isMissing: boolean; onAnswer: (answer: Answers[string]) => void };

const ERRORS = ["choice", "format", "control_character"] as const;
type KnownError = (typeof ERRORS)[number];

function InputField({ input, answer, error, variable, isMissing, onAnswer }: FieldProps) {
  const t = useTranslations("install");
  if (input.secret) return <SecretField input={input} variable={variable} answer={answer} onAnswer={onAnswer} />;
  const known = ERRORS.find((code): code is KnownError => code === error);
  const text = known === undefined ? undefined : known === "format" ? t(`wrong.${input.format ?? "number"}`) : t(`wrong.${known}`);
  const hint = isMissing ? t("stillMissing") : input.required ? t("required") : t("optional");
  return (
    <Field label={<InputLabel label={input.label} />} hint={<span className="font-mono text-xs">{`${input.id} · `}<span className="font-sans">{hint}</span></span>} error={text}>
      <ValueControl input={input} answer={answer} onAnswer={onAnswer} />
    </Field>
  );
}

function InputLabel({ label }: { label: PlanInput["label"] }) {
  const isChinese = useLocale() === "zh-CN" && label.zh !== undefined;
  return (
    <span lang={isChinese ? "zh-CN" : "en"} className="wrap-anywhere">
      {isChinese ? label.zh : label.en}
    </span>
  );
}

function ValueControl({ input, answer, onAnswer }: Pick<FieldProps, "input" | "answer" | "onAnswer">) {
  const t = useTranslations("install");
  const preset = input.default === undefined ? t("notSet") : t("preset", { value: input.default });
  const text = typeof answer === "string" ? answer : "";
  const choices = input.format === "boolean" ? ["true", "false"] : input.choices;
  if (choices !== undefined) {
    const options = [{ value: "", label: preset }, ...choices.map((value) => ({ value, label: value }))];
    return <Select options={options} value={text} onChange={(event) => onAnswer(event.target.value)} />;
  }
  if (input.repeated) {
    return <Lines initial={Array.isArray(answer) ? (answer as readonly string[]).join("\n") : text} onAnswer={onAnswer} />;
  }
  const mode = input.format === "number" ? ("decimal" as const) : ("text" as const);
  return <Input inputMode={mode} autoComplete="off" spellCheck={false} value={text} placeholder={input.placeholder ?? input.default ?? ""} onChange={(event) => onAnswer(event.target.value)} />;
}

/** One value a line. Keeps what was typed: an empty line is no value, yet the next one is typed there. */
function Lines({ initial, onAnswer }: { initial: string; onAnswer: FieldProps["onAnswer"] }) {
  const t = useTranslations("install");
  const [typed, setTyped] = useState(initial);
  const type = (text: string) => {
    setTyped(text);
    onAnswer(text.split("\n").filter((line) => line !== ""));
  };
  return <Textarea rows={3} code value={typed} placeholder={t("onePerLine")} onChange={(event) => type(event.target.value)} />;
}

/** A secret stays where the client keeps it; at most the name of its variable is chosen here. */
function SecretField({ input, variable, answer, onAnswer }: Pick<FieldProps, "input" | "variable" | "answer" | "onAnswer">) {
  const t = useTranslations("install");
  const title = (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <KeyRound aria-hidden className="size-4 text-warning" />
      <InputLabel label={input.label} />
    </span>
  );
  const isUsed = input.required === true || (answer !== undefined && answer !== "");
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {input.required ? null : (
        <Field label={title} hint={t("optionalSecretHint")}>
          <Select options={[{ value: "", label: t("secretUnused") }, { value: OWN, label: t("secretUsed") }]} value={isUsed ? OWN : ""} onChange={(event) => onAnswer(event.target.value === "" ? "" : { secretRef: OWN })} />
        </Field>
      )}
      {isUsed ? <SecretPlace title={input.required ? title : t("variableName")} variable={variable} isRequired={input.required === true} onAnswer={onAnswer} /> : null}
    </div>
  );
}

type SecretPlaceProps = { title: ReactNode; isRequired: boolean } & Pick<FieldProps, "variable" | "onAnswer">;

/** Where a secret is kept: in a variable whose name may be chosen or not, or where the client asks for it. */
function SecretPlace({ title, variable, isRequired, onAnswer }: SecretPlaceProps) {
  const t = useTranslations("install");
  if (variable?.fixed) return <SecretElsewhere title={title} text={t("secretFixed", { name: variable.name })} />;
  if (variable !== undefined) return <VariableField title={title} variable={variable.name} isRequired={isRequired} onAnswer={onAnswer} />;
  return isRequired ? <SecretElsewhere title={title} text={t("secretElsewhere")} /> : null;
}

/** A reference that names no variable: the engine chooses one. */
const OWN = "ask:user";
/** In capitals, so that a secret pasted by mistake is not taken for a name. */
const VARIABLE = /^[A-Z_][A-Z0-9_]{0,63}$/;

function VariableField({ title, variable, isRequired, onAnswer }: { title: ReactNode; variable: string; isRequired: boolean; onAnswer: FieldProps["onAnswer"] }) {
  const t = useTranslations("install");
  const [text, setText] = useState("");
  const type = (next: string) => {
    setText(next);
    if (VARIABLE.test(next)) onAnswer({ secretRef: `env:${next}` });
    else onAnswer(isRequired ? "" : { secretRef: OWN });
  };
  return (
    <Field label={title} hint={t("secretHint")} error={text === "" || VARIABLE.test(text) ? undefined : t("wrong.secret")}>
      <Input autoComplete="off" spellCheck={false} value={text} placeholder={variable} onChange={(event) => type(event.target.value)} />
    </Field>
  );
}

function SecretElsewhere({ title, text }: { title: ReactNode; text: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm font-medium">{title}</p>
      <p className="text-sm wrap-anywhere text-muted">{text}</p>
    </div>
  );
}
