import { Readable } from "node:stream";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt } from "@/lib/audit/write";
import { policyInForce } from "@/lib/catalog/lookup-service";
import { prisma } from "@/lib/db/client";
import { AppError, type FieldError } from "@/lib/http/errors";
import { isNacosError } from "@/lib/nacos/client/errors";
import { readNamespace } from "@/lib/nacos/import/entries-service";
import type { ImportPreview, TargetImport } from "@/lib/nacos/import/preview-schema";
import { unreachable } from "@/lib/nacos/target-acts-service";
import { authorizedTarget } from "@/lib/nacos/target-service";
import { knownVersions } from "@/lib/upstream/import-repository";
import { startImport } from "@/lib/upstream/import-service";
import { type JudgedCandidate, judgeCandidate } from "@/lib/upstream/target-candidates";

type Target = Awaited<ReturnType<typeof authorizedTarget>>;

/**
 * What an import out of a target's namespace would make of each entry there; writes nothing. `namespace` goes before names that
 * have none. Throws `forbidden`, `not_found`, and `conflict` when Nacos cannot be read.
 */
export async function previewTargetImport(viewer: Viewer, targetId: string, namespace: string | undefined): Promise<ImportPreview> {
  const target = await authorizedTarget(viewer, "target.manage", targetId);
  const { judged, cut } = await candidatesOf(target, namespace);
  return {
    ...{ target: target.name, namespaceId: target.namespaceId, catalog: target.catalog.slug, cut },
    allowsListing: await allowsListing(target),
    items: judged.map(({ candidate }) => candidate),
  };
}

/**
 * Imports entries out of a target's namespace into its catalog, each read anew: into review, or listed where the policy allows.
 * An entry that is named with a digest is taken as it was seen, or nothing is imported at all. When its server is listed, the
 * sync goes on with the entry under its id and name. Throws `forbidden`, `not_found`, and `conflict` with each entry that
 * is in the way.
 */
export async function importFromTarget(caller: Caller, targetId: string, { namespace, list, reason, entries: wanted }: TargetImport): Promise<{ id: string }> {
  return attempt(caller, "target.import", targetId, async () => {
    const target = await authorizedTarget(caller.viewer, "target.manage", targetId);
    // The import asks again in its own transaction; here it is told before Nacos is read.
    if (list && !(await allowsListing(target))) throw new AppError("forbidden", `The policy of the catalog "${target.catalog.slug}" does not allow to list by import.`);
    const { judged } = await candidatesOf(target, namespace);
    const chosen = wanted === undefined ? judged.filter((each) => hindrance(each, list) === null) : chooseWanted(judged, wanted, list);
    if (chosen.length === 0) throw new AppError("conflict", "There is nothing to import.");
    const file = JSON.stringify(chosen.map(({ entry }) => entry));
    const name = `Nacos: ${target.name} (${target.namespaceId})`;
    return startImport(caller, { catalog: target.catalog.slug, list, reason }, { name, body: Readable.from([Buffer.from(file)]), targetId });
  });
}

async function allowsListing({ catalog }: Target): Promise<boolean> {
  return (await policyInForce(prisma(), catalog.id)).document.allowImport;
}

async function candidatesOf(target: Target, namespace = ""): Promise<{ judged: JudgedCandidate[]; cut: boolean }> {
  try {
    const { entries, cut } = await readNamespace(target, namespace);
    const names = entries.flatMap((entry) => (entry.ours === null && entry.reading.submission !== null ? [entry.reading.submission.manifest.name] : []));
    const known = await knownVersions(names);
    return { judged: entries.map((entry) => judgeCandidate(entry, known)), cut };
  } catch (error) {
    throw isNacosError(error) ? unreachable(error) : error;
  }
}

function chooseWanted(judged: readonly JudgedCandidate[], wanted: NonNullable<TargetImport["entries"]>, list: boolean): JudgedCandidate[] {
  const byId = new Map(judged.map((each) => [each.candidate.id, each]));
  const problems = wanted.flatMap(({ id, digest }, index): FieldError[] => {
    const found = byId.get(id);
    const message = found === undefined ? "It is not there any more." : (hindrance(found, list) ?? changed(found, digest));
    return message === null ? [] : [{ path: `entries.${index}`, message: `${found?.candidate.nacosName ?? id}: ${message}`, code: "entry" }];
  });
  if (problems.length > 0) throw new AppError("conflict", "Nothing was imported. Look at the preview again: see errors.", problems);
  return [...new Set(wanted.map(({ id }) => id))].flatMap((id) => byId.get(id) ?? []);
}

function changed({ candidate }: JudgedCandidate, digest: string | undefined): string | null {
  return digest === undefined || digest === candidate.digest ? null : "It was changed in Nacos since it was looked at.";
}

/** Why an entry cannot be imported, or null. */
function hindrance({ candidate, entry }: JudgedCandidate, list: boolean): string | null {
  if (candidate.mapping === "ours") return "It is ours already.";
  if (entry === null) return candidate.notes[0]?.sentence ?? "It cannot be imported.";
  const removal = list && candidate.firstSync?.outcome === "removes";
  return removal ? `It can only go into review: listed like this, the next sync would take it away. ${candidate.firstSync?.reason ?? ""}` : null;
}
