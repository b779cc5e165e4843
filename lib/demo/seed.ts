import type { Caller, GlobalRole } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { recordNewNamespace } from "@/lib/access/namespaces";
import { addCatalog, replacePolicy } from "@/lib/catalog/catalog-service";
import { serverCategories, setCategories } from "@/lib/catalog/category-service";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { suspendListing, type VersionName } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { DEMO_NAMESPACES, DEMO_SERVERS } from "@/lib/demo/content";
import type { DemoServer } from "@/lib/demo/schema";
import { serverNameKey } from "@/lib/manifest/names";
import { proposeVersion } from "@/lib/review/propose";
import { findReview, type ReviewRecord } from "@/lib/review/lookup-service";
import { isOpen } from "@/lib/review/machine";
import type { Decision } from "@/lib/review/schema";
import { vote } from "@/lib/review/vote";
import { declareTools } from "@/lib/submission/declare-tools";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { submit } from "@/lib/submission/submit";

/**
 * Fills an empty registry with the demo, through the same services as everybody: each server is submitted by Pia,
 * checked, and decided by Ada and Sam under the policies of its catalogs.
 */
const PROD_POLICY: PolicyDocument = { ...DEFAULT_POLICY, approvals: { min: 2, roles: { security_reviewer: 1 } } };
const DEFAULT_DEMO_POLICY: PolicyDocument = { ...DEFAULT_POLICY, allowImport: true };

/** The best suggestion, and a second one: further ones are guesses. */
const MAX_DEMO_CATEGORIES = 2;

interface Cast {
  pia: Caller;
  ada: Caller;
  sam: Caller;
}

/** A person of the demo as a caller. It may what that person may; the audit record says that the demo acted. */
async function person(name: "pia" | "ada" | "sam"): Promise<Caller | null> {
  const row = await prisma().principal.findUnique({
    where: { email: `${name}@gatehouse.local` },
    select: { id: true, name: true, email: true, roles: true, memberships: { select: { role: true, namespace: { select: { name: true } } } } },
  });
  if (row === null) return null;
  const namespaces = row.memberships.map(({ role, namespace }) => ({ name: namespace.name, role: role as "owner" | "publisher" }));
  return {
    viewer: {
      ...SYSTEM_CALLER.viewer,
      principalId: row.id,
      kind: "user",
      name: row.name,
      email: row.email,
      roles: row.roles.map(({ role }) => role as GlobalRole),
      namespaces,
      authentication: "demo",
    },
    request: { ip: null, requestId: null },
  };
}

async function prepareCatalogs(): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    await addCatalog(step, SYSTEM_CALLER, { slug: "prod", title: "Production", audience: "token" }, PROD_POLICY);
    await replacePolicy(step, SYSTEM_CALLER, "default", DEFAULT_DEMO_POLICY);
  });
}

async function prepareNamespaces(piaId: string): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    for (const name of DEMO_NAMESPACES) {
      const { id } = await recordNewNamespace(step, SYSTEM_CALLER, name);
      await step.tx.namespaceMember.create({ data: { namespaceId: id, principalId: piaId, role: "owner" } });
    }
    step.record({ action: "demo.prepare", object: "demo", objectIds: [piaId], after: { owner: "pia", namespaces: [...DEMO_NAMESPACES] } });
  });
}

async function decide(caller: Caller, reviewId: string, decision: Decision, comment: string): Promise<void> {
  const { state, round, revision, manifestRevision } = await findReview(prisma(), reviewId);
  const mine = { reviewId, round, voterId: caller.viewer.principalId };
  if (state !== "in_review" || (await prisma().vote.count({ where: mine })) > 0) return;
  await vote(caller, reviewId, { decision, comment, revision, digest: manifestRevision.digest });
}

/** The review of a version in a catalog, if it has one already. */
async function knownReview({ server, version }: VersionName, slug: string): Promise<ReviewRecord | null> {
  const where = { catalog: { slug }, version: { version, server: { nameKey: serverNameKey(server) } } };
  const row = await prisma().review.findFirst({ where, select: { id: true } });
  return row === null ? null : findReview(prisma(), row.id);
}

async function promote(cast: Cast, name: VersionName): Promise<void> {
  const reviewId = (await knownReview(name, "prod"))?.id ?? (await proposeVersion(cast.pia, name, "prod", "Used by the production assistants."));
  await runReviewChecks(reviewId);
  await decide(cast.ada, reviewId, "approve", "Manifest and tools match the vendor's documentation.");
  await decide(cast.sam, reviewId, "approve", "Pinned, no finding, secrets stay in the environment.");
}

async function submitOnce(cast: Cast, { manifest, surface }: DemoServer, name: VersionName): Promise<string> {
  const known = await knownReview(name, "default");
  const reviewId = known?.id ?? (await submit(cast.pia, new TextEncoder().encode(JSON.stringify(manifest, null, 2)), ["default"])).reviews[0]?.id ?? "";
  if (known === null || (known.surfaceId === null && isOpen(known.state))) await declareTools(cast.pia, name, surface);
  await runReviewChecks(reviewId);
  return reviewId;
}

/** Ada follows what the words of a server suggest. */
async function categorize(ada: Caller, server: string): Promise<void> {
  const { categories, suggested } = await serverCategories(ada.viewer, server);
  if (categories.length === 0 && suggested.length > 0) await setCategories(ada, server, suggested.slice(0, MAX_DEMO_CATEGORIES));
}

/** Every step looks whether it was taken before: a start that was killed while seeding is made good by the next one. */
async function seedServer(cast: Cast, demo: DemoServer): Promise<void> {
  const { manifest, state, reason } = demo;
  const name = { server: manifest.name, version: manifest.version };
  const reviewId = await submitOnce(cast, demo, name);
  if (state === "pending" || state === "findings") return;
  if (state === "changes_requested") return decide(cast.ada, reviewId, "request_changes", reason ?? "Please answer the findings.");
  await decide(cast.ada, reviewId, "approve", "Well known, pinned, and the tools are what they say.");
  await categorize(cast.ada, name.server);
  if (state === "prod") await promote(cast, name);
  if (state === "suspended") await suspendListing(cast.sam, "default", name, reason ?? "Under investigation.");
}

const wasRecorded = async (action: string): Promise<boolean> => (await prisma().auditEntry.count({ where: { action, object: "demo" } })) > 0;

/** The demo is only ever put into a registry that holds no server, or finished where an earlier start began it. */
export async function wantsDemo(): Promise<boolean> {
  if (await wasRecorded("demo.finished")) return false;
  return (await wasRecorded("demo.prepare")) || (await prisma().server.count()) === 0;
}

async function prepare(piaId: string): Promise<void> {
  if ((await prisma().catalog.count({ where: { slug: "prod" } })) === 0) await prepareCatalogs();
  if (!(await wasRecorded("demo.prepare"))) await prepareNamespaces(piaId);
}

/** Seeds the demo; `progress` hears of each server. False, and nothing done, when the demo's people are not there. */
export async function seedDemo(progress: (done: number, total: number) => void): Promise<boolean> {
  const pia = await person("pia");
  if (pia === null) return false;
  await prepare(pia.viewer.principalId);
  const [owner, ada, sam] = await Promise.all([person("pia"), person("ada"), person("sam")]);
  if (owner === null || ada === null || sam === null) return false;
  for (const [index, demo] of DEMO_SERVERS.entries()) {
    await seedServer({ pia: owner, ada, sam }, demo);
    progress(index + 1, DEMO_SERVERS.length);
  }
  await change(SYSTEM_CALLER, async (step) => step.record({ action: "demo.finished", object: "demo", objectIds: [], after: { servers: DEMO_SERVERS.length } }));
  return true;
}
