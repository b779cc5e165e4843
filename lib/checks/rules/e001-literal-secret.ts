import { createHash } from "node:crypto";
import { RE2JS } from "re2js";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import { childPointer } from "@/lib/checks/strings";
import type { Argument, Input, KeyValueInput, LocalTransport, Manifest, Remote } from "@/lib/manifest/schema";
import { providerSecretIn, randomWordIn } from "@/lib/manifest/secrets";

const PLACEHOLDER = RE2JS.compile("(?i)x{6,}|<[^<>]*>|your[_-]|example|\\.\\.\\.|\\*{4,}");

interface Field {
  pointer: string;
  text: string;
  isPlaceholder: boolean;
  isSecret: boolean;
}

const plainField = (pointer: string, text: string | undefined): Field[] =>
  text === undefined ? [] : [{ pointer, text, isPlaceholder: false, isSecret: false }];

function fieldsOfInput(input: Input, pointer: string): Field[] {
  const isSecret = input.isSecret === true;
  const field = (key: string, text: string | undefined): Field[] =>
    text === undefined ? [] : [{ pointer: `${pointer}/${key}`, text, isPlaceholder: key === "placeholder", isSecret }];
  const choices = (input.choices ?? []).flatMap((choice, index) => field(`choices/${index}`, choice));
  return [...field("value", input.value), ...field("default", input.default), ...field("placeholder", input.placeholder), ...choices];
}

function fieldsOfVariables(variables: Record<string, Input> | undefined, pointer: string): Field[] {
  return Object.entries(variables ?? {}).flatMap(([name, input]) => fieldsOfInput(input, childPointer(`${pointer}/variables`, name)));
}

function fieldsOfInputs(inputs: readonly (Argument | KeyValueInput)[] | undefined, pointer: string): Field[] {
  return (inputs ?? []).flatMap((input, index) => {
    const own = childPointer(pointer, index);
    // A flag can carry its value in its name: `--token=…`.
    const name = "name" in input ? plainField(`${own}/name`, input.name) : [];
    return [...name, ...fieldsOfInput(input, own), ...fieldsOfVariables(input.variables, own)];
  });
}

function fieldsOfTransport(transport: LocalTransport | Remote, pointer: string): Field[] {
  return [...plainField(`${pointer}/url`, transport.url), ...fieldsOfInputs(transport.headers, `${pointer}/headers`)];
}

/** Every place of a manifest that holds a value or a URL; prose is left to the text rules. */
function fieldsOf(manifest: Manifest): Field[] {
  const packages = (manifest.packages ?? []).flatMap((pkg, index) => {
    const pointer = `/packages/${index}`;
    return [
      ...plainField(`${pointer}/registryBaseUrl`, pkg.registryBaseUrl),
      ...fieldsOfTransport(pkg.transport, `${pointer}/transport`),
      ...fieldsOfInputs(pkg.runtimeArguments, `${pointer}/runtimeArguments`),
      ...fieldsOfInputs(pkg.packageArguments, `${pointer}/packageArguments`),
      ...fieldsOfInputs(pkg.environmentVariables, `${pointer}/environmentVariables`),
    ];
  });
  const remotes = (manifest.remotes ?? []).flatMap((remote, index) => [
    ...fieldsOfTransport(remote, `/remotes/${index}`),
    ...fieldsOfVariables(remote.variables, `/remotes/${index}`),
  ]);
  return [...plainField("/websiteUrl", manifest.websiteUrl), ...plainField("/repository/url", manifest.repository?.url), ...packages, ...remotes];
}

function secretIn({ text, isPlaceholder, isSecret }: Field): string | null {
  if (isPlaceholder && PLACEHOLDER.test(text)) return null;
  return providerSecretIn(text) ?? (isSecret ? randomWordIn(text) : null);
}

/** Enough to recognise the secret, too little to use it; the digest keeps two secrets from sharing a waiver. */
function redacted(secret: string): string {
  const digest = createHash("sha256").update(secret).digest("hex").slice(0, 12);
  return `${secret.slice(0, 6)}… (${secret.length} characters, sha256 ${digest})`;
}

/** E001: a credential is written into the manifest. */
export const literalSecret: Rule = {
  id: "E001",
  version: 1,
  title: "Literal secret",
  severity: "critical",
  subject: "manifest",
  references: ["MCP01", "CWE-798"],
  explanation: "A manifest is published to everyone who reads the catalog. A secret in it is leaked and must be revoked; declare it as a secret input without value instead.",
  evaluate: ({ manifest }) =>
    fieldsOf(manifest).flatMap((field): RawFinding[] => {
      const secret = secretIn(field);
      if (secret === null) return [];
      const message = "This value looks like a working credential, which every reader of the catalog would get.";
      return [{ pointer: field.pointer, message, evidence: redacted(secret) }];
    }),
};
