import type { Caller, GlobalRole } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { addCatalog } from "@/lib/catalog/catalog-service";
import { announceAccess } from "@/lib/catalog/feed";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import { suspendListing } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { DEMO_NAMESPACES, DEMO_SERVERS } from "@/lib/demo/content";
import type { DemoServer } from "@/lib/demo/schema";
import { serverNameKey } from "@/lib/manifest/names";
import { proposeVersion } from "@/lib/review/propose";
import { findReview } from "@/lib/review/lookup-service";
import type { Decision } from "@/lib/review/schema";
import { vote } from "@/lib/review/vote";
import { declareTools } from "@/lib/submission/declare-tools";
import { runReviewChecks } from "@/lib/submission/run-checks";
import { submit } from "@/lib/submission/submit";
import { canonicalize, digestOf } from "@/lib/manifest/canonical";
import type { JsonValue } from "@/lib/manifest/json-value";

/**
 * Fills an empty registry with the demo, through the same services as everybody: each server is submitted by Pia,
 * checked, and decided by Ada and Sam under the policies of its catalogs.
 */
const PROD_POLICY: PolicyDocument = { ...DEFAULT_POLICY, approvals: { min: 2, roles: { security_reviewer: 1 } } };
const DEFAULT_DEMO_POLICY: PolicyDocument = { ...DEFAULT_POLICY, allowImport: true };

interface Cast {
  pia: Caller;
  ada: Caller;
  sam: Caller;
}

/** A person of the demo as a caller. It acts as if signed in; the request id tells the audit record what it was. */
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
      authentication: "session",
    },
    request: { ip: null, requestId: "demo" },
  };
}

async function prepare(piaId: string): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    await addCatalog(step, SYSTEM_CALLER, { slug: "prod", title: "Production", audience: "token" }, PROD_POLICY);
    const fallback = await step.tx.catalog.findUniqueOrThrow({ where: { slug: "default" }, select: { id: true } });
    const digest = digestOf(canonicalize(DEFAULT_DEMO_POLICY as unknown as JsonValue));
    await step.tx.policy.create({ data: { catalogId: fallback.id, version: 2, document: DEFAULT_DEMO_POLICY, digest }, select: { id: true } });
    for (const name of DEMO_NAMESPACES) {
      const members = { create: { principalId: piaId, role: "owner" } };
      await step.tx.namespace.create({ data: { name, nameKey: serverNameKey(name), members }, select: { id: true } });
    }
    step.record({ action: "demo.prepare", object: "demo", objectIds: [fallback.id], after: { namespaces: [...DEMO_NAMESPACES], policy: digest } });
    announceAccess(step);
  });
}

async function decide(caller: Caller, reviewId: string, decision: Decision, comment: string): Promise<void> {
  const { revision, manifestRevision } = await findReview(prisma(), reviewId);
  await vote(caller, reviewId, { decision, comment, revision, digest: manifestRevision.digest });
}

async function promote(cast: Cast, name: { server: string; version: string }): Promise<void> {
  const reviewId = await proposeVersion(cast.pia, name, "prod", "Used by the production assistants.");
  await runReviewChecks(reviewId);
  await decide(cast.ada, reviewId, "approve", "Manifest and tools match the vendor's documentation.");
  await decide(cast.sam, reviewId, "approve", "Pinned, no finding, secrets stay in the environment.");
}

async function seedServer(cast: Cast, demo: DemoServer): Promise<void> {
  const { manifest, surface, state, reason } = demo;
  const name = { server: manifest.name, version: manifest.version };
  const { reviews } = await submit(cast.pia, new TextEncoder().encode(JSON.stringify(manifest, null, 2)), ["default"]);
  await declareTools(cast.pia, name, surface);
  const reviewId = reviews[0]?.id ?? "";
  await runReviewChecks(reviewId);
  if (state === "pending" || state === "findings") return;
  if (state === "changes_requested") return decide(cast.ada, reviewId, "request_changes", reason ?? "Please answer the findings.");
  await decide(cast.ada, reviewId, "approve", "Well known, pinned, and the tools are what they say.");
  if (state === "prod") await promote(cast, name);
  if (state === "suspended") await suspendListing(cast.sam, "default", name, reason ?? "Under investigation.");
}

/** Seeds the demo; `progress` hears of each server. Does nothing and says so when the demo's people are missing. */
export async function seedDemo(progress: (done: number, total: number) => void): Promise<boolean> {
  const pia = await person("pia");
  if (pia === null || (await prisma().catalog.count({ where: { slug: "prod" } })) > 0) return false;
  await prepare(pia.viewer.principalId);
  const [owner, ada, sam] = await Promise.all([person("pia"), person("ada"), person("sam")]);
  if (owner === null || ada === null || sam === null) return false;
  for (const [index, demo] of DEMO_SERVERS.entries()) {
    await seedServer({ pia: owner, ada, sam }, demo);
    progress(index + 1, DEMO_SERVERS.length);
  }
  return true;
}
