import type { Viewer } from "@/lib/access/schema";
import { can } from "@/lib/access/permissions";
import { clientKeyOf } from "@/lib/catalog/short-key-service";
import type { ClientKey } from "@/lib/catalog/short-key-wish";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { installSubject } from "@/lib/install/configuration/subject-mapper";
import type { InstallSubject } from "@/lib/install/configuration/view-schema";
import { buildInstallPlan } from "@/lib/install/plan";
import type { InstallPlan } from "@/lib/install/schema";
import { type LineChange, lineDiff } from "@/lib/manifest/line-diff";
import type { Manifest } from "@/lib/manifest/schema";
import { toolCapability } from "@/lib/manifest/tool-capability";
import type { ToolCapability } from "@/lib/manifest/tool-capability-schema";
import { type ToolParameter, toolParameters } from "@/lib/manifest/tool-parameters";
import type { Tool, ToolSurface } from "@/lib/manifest/tool-surface";
import type { BaseChoice } from "@/lib/review/base";
import { type BaseVersion, reviewBase } from "@/lib/review/base-service";
import type { SectionMarks } from "@/lib/review/evidence-schema";
import { visibleReview } from "@/lib/review/guards";
import { publisherSide } from "@/lib/review/publisher-side-service";
import { type Likeness, reviewPrecedent } from "@/lib/review/precedent-service";
import type { Review } from "@/lib/review/schema";
import { marksOf } from "@/lib/review/section-marks";
import type { Precedent, Trust } from "@/lib/review/trust-schema";
import { reviewTrust } from "@/lib/review/trust-service";
import { overviewOf, type ReviewOverview } from "@/lib/submission/review-overview-mapper";
import { manifestOf, surfaceOf, type VersionChanges, versionChanges } from "@/lib/submission/version-changes";

/** What is compared with what is under review. */
export interface Comparison {
  base: BaseChoice;
  /** Null when one of the manifests cannot be read. */
  changes: VersionChanges | null;
  /** The two manifests as JSON, line by line. */
  lines: LineChange[];
  /** What clients ran before. */
  subject: InstallSubject | null;
}

/** What a reviewer weighs besides the review itself (catalog-and-console-ux.md §3.3). */
export interface Evidence {
  /** The manifest in the current shape; null when its structure cannot be read. */
  manifest: Manifest | null;
  surface: ToolSurface | null;
  /** What each tool may do by its annotations, by name. */
  capabilities: Record<string, ToolCapability>;
  /** Parameters of each tool, by its name. */
  parameters: Record<string, ToolParameter[]>;
  choices: BaseChoice[];
  comparison: Comparison | null;
  /** What a client would run, were the version approved. */
  plan: InstallPlan | null;
  subject: InstallSubject | null;
  /** What clients call the server, or would. */
  clientKey: ClientKey;
  trust: Trust;
  precedent: Precedent;
  /** Who of those in the thread speaks for the publisher. */
  publisherSide: string[];
  /** Null for who may read but not review. */
  marks: SectionMarks["items"] | null;
  overview: ReviewOverview;
}

/** Gathers the evidence of a review this viewer may see, compared with `asked` or with what the catalog serves now. */
export async function reviewEvidence(viewer: Viewer, review: Review, asked?: string): Promise<Evidence> {
  const tx = prisma();
  const record = await visibleReview(tx, viewer, review.id);
  const manifest = manifestOf(review.manifest);
  const surface = surfaceOf(review.surface);
  const [{ base, choices }, trust, precedent, speakers, marks, clientKey] = await Promise.all([
    reviewBase(tx, viewer, record, asked),
    reviewTrust(tx, viewer, record),
    reviewPrecedent(tx, viewer, record, likenessOf(manifest, surface?.tools ?? [])),
    publisherSide(tx, record, review.comments.map(({ author }) => author.id)),
    mayMark(viewer, review) ? marksOf(tx, record, viewer.principalId) : null,
    clientKeyOf(tx, record.catalog, review.server),
  ]);
  const plan = manifest && buildInstallPlan({ manifest, digest: review.digest, status: "approved", tools: surface?.tools ?? [] });
  const comparison = base && comparisonOf(base, review, clientKey.key);
  const evidence = { manifest, surface, capabilities: capabilitiesOf(surface?.tools ?? []), parameters: parametersOf(surface?.tools ?? []), choices, comparison, plan, subject: subjectOf(manifest, surface, clientKey.key), clientKey, trust, precedent, publisherSide: speakers, marks };
  return { ...evidence, overview: overviewOf(review, evidence) };
}

function capabilitiesOf(tools: readonly Tool[]): Evidence["capabilities"] {
  return Object.fromEntries(tools.map(({ name, annotations }) => [name, toolCapability(annotations)]));
}

function parametersOf(tools: readonly Tool[]): Evidence["parameters"] {
  return Object.fromEntries(tools.map(({ name, inputSchema }) => [name, toolParameters(inputSchema)]));
}

function likenessOf(manifest: Manifest | null, tools: readonly Tool[]): Likeness {
  const { packages = [], remotes = [] } = manifest ?? {};
  return { packages: packages.map(({ identifier }) => identifier), remotes: remotes.flatMap(({ url }) => url ?? []), tools: tools.map(({ name }) => name) };
}

/** Auditors read what reviewers do, and mark nothing. */
function mayMark(viewer: Viewer, review: Review): boolean {
  return can(viewer, "review.mark", { namespace: review.server.slice(0, review.server.indexOf("/")), catalog: review.catalog });
}

function comparisonOf({ manifest, surface, ...base }: BaseVersion, review: Review, key: string): Comparison {
  const before = manifestOf(manifest);
  return {
    base,
    changes: versionChanges({ version: base.version, manifest, surface }, review),
    lines: lineDiff(JSON.stringify(manifest, null, 2), JSON.stringify(review.manifest, null, 2)),
    subject: subjectOf(before, surfaceOf(surface), key),
  };
}

function subjectOf(manifest: Manifest | null, surface: ToolSurface | null, shortKey: string): InstallSubject | null {
  return manifest && { ...installSubject(manifest, surface?.tools ?? [], { ...config().install, shortKey }), routerName: manifest.name };
}
