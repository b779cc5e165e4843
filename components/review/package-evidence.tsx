import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { VisibleText } from "@/components/ui/visible-text";
import type { Manifest } from "@/lib/manifest/schema";
import type { Review } from "@/lib/review/schema";
import { FindingsAt } from "./finding-list";

type Findings = Review["findings"];
type Package = NonNullable<Manifest["packages"]>[number];
type Remote = NonNullable<Manifest["remotes"]>[number];

/** The package as the manifest writes it, each value with what was found about it. */
export function PackageEvidence({ pkg, place, findings }: { pkg: Package; place: string; findings: Findings }) {
  const t = useTranslations("review");
  const { registryType, identifier, version, runtimeHint, transport, runtimeArguments = [], packageArguments = [], environmentVariables = [] } = pkg;
  const at = (...fields: string[]) => fields.map((field) => `${place}/${field}`);
  const own = ["registryType", "identifier", "version", "runtimeHint", "fileSha256", "registryBaseUrl"];
  const args = [
    ...runtimeArguments.map((value, index) => ({ value, place: `${place}/runtimeArguments/${index}`, kind: t("runtimeArgument") })),
    ...packageArguments.map((value, index) => ({ value, place: `${place}/packageArguments/${index}`, kind: t("packageArgument") })),
  ];
  return (
    <Evidence title={<><VisibleText text={`${registryType} ${identifier}`} /> {version === undefined ? null : <VisibleText text={version} />}</>}>
      <p className="text-muted">
        <VisibleText text={[runtimeHint, transport.type, transport.url].filter(Boolean).join(" · ")} />
      </p>
      <FindingsAt label={t("findings")} findings={findings} places={[place].concat(at(...own, "transport")).filter((target) => target !== place || findings.some(({ pointer }) => pointer === place))} />
      {args.map((argument) => (
        <Field key={argument.place} kind={argument.kind} text={argumentText(argument.value)} note={argument.value.description} place={argument.place} findings={findings} />
      ))}
      {environmentVariables.map((variable, index) => (
        <Field key={index} kind={t("environmentVariable")} text={inputText(variable)} note={variable.description} place={`${place}/environmentVariables/${index}`} findings={findings} />
      ))}
    </Evidence>
  );
}

export function RemoteEvidence({ remote, place, findings }: { remote: Remote; place: string; findings: Findings }) {
  const t = useTranslations("review");
  return (
    <Evidence title={<VisibleText text={`${remote.type} ${remote.url ?? ""}`} />}>
      <FindingsAt label={t("findings")} findings={findings} places={[`${place}/url`, `${place}/type`, `${place}/variables`]} />
      {(remote.headers ?? []).map((header, index) => (
        <Field key={index} kind={t("header")} text={inputText(header)} note={header.description} place={`${place}/headers/${index}`} findings={findings} />
      ))}
    </Evidence>
  );
}

function Evidence({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-col gap-2 rounded-control border border-line p-3 text-sm">
      <p className="font-mono font-medium wrap-anywhere">{title}</p>
      {children}
    </li>
  );
}

function Field({ kind, text, note, place, findings }: { kind: string; text: string; note: string | undefined; place: string; findings: Findings }) {
  return (
    <div>
      <p className="wrap-anywhere">
        <span className="text-muted">{kind}: </span>
        <code className="identifier whitespace-pre-wrap"><VisibleText text={text} /></code>
        {note ? <span className="text-muted"> — <VisibleText text={note} /></span> : null}
      </p>
      <FindingsAt label={`${kind} ${text}`} findings={findings} places={[place]} />
    </div>
  );
}

type Argument = NonNullable<Package["packageArguments"]>[number];

function argumentText(argument: Argument): string {
  const value = argument.value ?? argument.default ?? ("valueHint" in argument && argument.valueHint ? `‹${argument.valueHint}›` : "");
  return argument.type === "named" ? [argument.name, value].filter(Boolean).join(" ") : value;
}

function inputText({ name, value, default: fallback }: { name: string; value?: string | undefined; default?: string | undefined }): string {
  return value === undefined && fallback === undefined ? name : `${name} = ${value ?? fallback ?? ""}`;
}
