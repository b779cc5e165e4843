import { createHash } from "node:crypto";
import type { Rule } from "@/lib/checks/rule";
import { containerEscape } from "@/lib/checks/rules/a001-container-escape";
import { shellLauncher } from "@/lib/checks/rules/a003-shell-launcher";
import { fetchAndRun } from "@/lib/checks/rules/a005-fetch-and-run";
import { literalSecret } from "@/lib/checks/rules/e001-literal-secret";
import { floatingVersion } from "@/lib/checks/rules/p001-floating-version";
import { identifierInjection } from "@/lib/checks/rules/p003-identifier-injection";
import { plaintextRemote } from "@/lib/checks/rules/r001-plaintext-remote";
import { privateHost } from "@/lib/checks/rules/r002-private-host";
import { invisibleCharacters } from "@/lib/checks/rules/t001-invisible-characters";
import { controlCharacters } from "@/lib/checks/rules/t002-control-characters";

/** The rule set, in the order reports list it. */
export const RULES: readonly Rule[] = [
  floatingVersion,
  identifierInjection,
  containerEscape,
  shellLauncher,
  fetchAndRun,
  literalSecret,
  plaintextRemote,
  privateHost,
  invisibleCharacters,
  controlCharacters,
];

/**
 * Digest of the rule set (`sha256:` + hex), recorded with every run and in the scan statement (trust.md §3.3): it
 * changes when a rule is added, removed, reworded or its `version` is raised.
 */
export function ruleSetDigest(rules: readonly Rule[] = RULES): string {
  const described = rules.map(({ id, version, title, severity, subject, references, explanation }) => [
    id, version, title, severity, subject, references, explanation,
  ]);
  return `sha256:${createHash("sha256").update(JSON.stringify(described)).digest("hex")}`;
}
