import type { Draft, DraftNote } from "@/lib/draft/schema";
import { isJsonObject, type JsonObject } from "@/lib/manifest/json-value";

const STABLE = /^(v?)(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;

/**
 * A next version out of a stored one: the same manifest with the version raised beyond every version of the server. Its
 * packages keep theirs, since only the publisher knows what was released.
 */
export function nextVersionDraft(manifest: JsonObject, versions: readonly string[]): Draft {
  const raised = raisedVersion(versions);
  const current = typeof manifest["version"] === "string" ? manifest["version"] : "";
  const note: DraftNote = raised === null ? { code: "version_kept", value: current } : { code: "version_raised", value: raised };
  return { manifest: raised === null ? manifest : { ...manifest, version: raised }, tools: null, notes: [note, ...packageNotes(manifest)] };
}

/** The highest `x.y.z` with its last number raised; null when the versions are not counted like that. */
function raisedVersion(versions: readonly string[]): string | null {
  const counted = versions.flatMap((version) => {
    const [, prefix = "", major, minor, patch] = STABLE.exec(version) ?? [];
    return major === undefined ? [] : [{ prefix, numbers: [Number(major), Number(minor), Number(patch)] as const }];
  });
  const [highest] = counted.sort((a, b) => b.numbers[0] - a.numbers[0] || b.numbers[1] - a.numbers[1] || b.numbers[2] - a.numbers[2]);
  if (highest === undefined) return null;
  const [major, minor, patch] = highest.numbers;
  return `${highest.prefix}${major}.${minor}.${patch + 1}`;
}

function packageNotes({ packages }: JsonObject): DraftNote[] {
  const named = (Array.isArray(packages) ? packages : []).flatMap((pkg) => (isJsonObject(pkg) && typeof pkg["version"] === "string" ? [pkg["version"]] : []));
  return named.length === 0 ? [] : [{ code: "packages_kept", value: [...new Set(named)].join(", ") }];
}
