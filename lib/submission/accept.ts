import { config } from "@/lib/config/config";
import { AppError } from "@/lib/http/errors";
import { semanticIssue } from "@/lib/manifest/issues";
import { SERVER_NAME_FORM } from "@/lib/manifest/names";
import { publisherMetaProblem } from "@/lib/manifest/publisher-meta";
import { type ManifestReading, readManifest } from "@/lib/manifest/read";
import type { Manifest, ManifestIssue } from "@/lib/manifest/schema";
import { manifestRules } from "@/lib/submission/manifest-rules";

/** A manifest that passed every rule that needs no other server. */
export interface AcceptedManifest {
  manifest: Manifest;
  raw: Uint8Array;
  canonical: string;
  digest: string;
  schemaVersion: string;
  remoteUrls: string[];
  /** Whether this installation refuses a remote that another server uses. */
  remoteUrlsUnique: boolean;
  /** What a reader should know although no rule is broken. */
  warnings: string[];
}

/** What could be read of a submitted text: its name, so that rights come first, and the manifest or the refusal. */
export interface Acceptance {
  serverName: string | undefined;
  /** Throws `invalid_manifest` with every issue. */
  orThrow(): AcceptedManifest;
}

function refusal(issues: readonly ManifestIssue[]): AppError {
  const errors = issues.filter((issue) => issue.severity === "error").map((issue) => ({ path: issue.path, message: issue.message, code: issue.reference }));
  const first = errors[0] === undefined ? "" : ` First: ${errors[0].message}`;
  return new AppError("invalid_manifest", `${errors.length} rule${errors.length === 1 ? "" : "s"} of server.json broken; see errors.${first}`, errors);
}

function accepted(raw: Uint8Array, reading: ManifestReading): AcceptedManifest {
  const { manifest, canonical, digest, schemaVersion } = reading;
  if (!reading.valid || manifest === undefined || canonical === undefined || digest === undefined || schemaVersion === undefined) {
    throw refusal(reading.issues);
  }
  const tooLarge = publisherMetaProblem(manifest);
  if (tooLarge !== null) throw refusal([semanticIssue("_meta", "publisher-provided-size", tooLarge)]);
  const remoteUrls = (manifest.remotes ?? []).flatMap((remote) => (remote.url === undefined ? [] : [remote.url]));
  const remoteUrlsUnique = config().manifest.remoteUrlUnique;
  const warnings = reading.issues.map(({ message }) => message);
  return { manifest, raw, canonical, digest, schemaVersion, remoteUrls: [...new Set(remoteUrls)], remoteUrlsUnique, warnings };
}

/**
 * Reads a submitted text by this installation's rules. Never throws itself. Of an import, a text without `$schema` is taken
 * as the newest dated shape that fits, with a warning (governance.md §4, imports).
 */
export function accept(raw: Uint8Array, { imported = false }: { imported?: boolean } = {}): Acceptance {
  const reading = readManifest(raw, { rules: manifestRules(config().manifest), allowMissingSchema: imported });
  const name = reading.manifest?.name ?? "";
  // Any other form is a fault of shape, told before rights are asked about.
  return { serverName: SERVER_NAME_FORM.test(name) ? name : undefined, orThrow: () => accepted(raw, reading) };
}

/** The official `POST /validate`: every issue, nothing stored (registry-api.md §2.5). */
export function validate(raw: Uint8Array): { valid: boolean; issues: ManifestIssue[] } {
  const { valid, issues } = readManifest(raw, { rules: manifestRules(config().manifest) });
  return { valid, issues };
}
