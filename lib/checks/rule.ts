import type { Severity } from "@/lib/checks/schema";
import type { Manifest } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";

/** What an installation trusts by its own decision; empty collections trust nothing. */
export interface CheckConfig {
  /** Base URLs of package registries by registry type (`npm`, `pypi`, …). */
  allowedRegistries: Record<string, string[]>;
  /** Host suffixes (`corp.example`) and CIDR blocks (`10.20.0.0/16`) of remotes that may be private. */
  allowedPrivateHosts: string[];
}

export interface CheckInput {
  manifest: Manifest;
  surface: ToolSurface | null;
  config: CheckConfig;
}

/** A hit as the rule sees it; the engine adds identity, references and the cap on evidence. */
export interface RawFinding {
  pointer: string;
  /** One sentence: what was found and why it matters. Must not quote unescaped manifest text. */
  message: string;
  evidence: string;
  /** Only where a hit weighs less than the rule's own severity. */
  severity?: Severity;
}

/**
 * What a rule reads. `surface`: the tool surface alone, so without one the result is MISSING. `both`: manifest text
 * and tool surface; without a surface findings in the manifest still FAIL, but a clean manifest is MISSING and not
 * PASS, because half of the text a model will read was never seen.
 */
export type RuleSubject = "manifest" | "surface" | "both";

/**
 * A check rule as data (trust.md §3.3): deterministic, offline, pure. `version` is raised by hand with every change of
 * `evaluate`, because code cannot be hashed reproducibly across builds; it is part of the rule set digest.
 */
export interface Rule {
  id: string;
  version: number;
  title: string;
  severity: Severity;
  subject: RuleSubject;
  references: readonly string[];
  explanation: string;
  evaluate(input: CheckInput): RawFinding[];
}
