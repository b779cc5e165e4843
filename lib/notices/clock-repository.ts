import type { Tx } from "@/lib/db/client";
import { overdueReviews } from "@/lib/review/overdue-service";
import type { ClockFacts } from "./clock-mapper";
import { FAILING_AFTER_MS } from "./webhooks/retry-plan";

/** How long before its end something is told of. */
const SOON_MS = 7 * 86_400_000;
/** What was overdue before is no news any more. */
const OVERDUE_SINCE_MS = 86_400_000;
/** So many failures in a row are no hiccup: its breaker waits a minute between them by then. */
const TARGET_FAILURES = 10;

/** What is true now of listings, tokens, robots, targets and webhooks. */
export async function loadClockFacts(tx: Tx, now: Date): Promise<ClockFacts> {
  const soon = { gt: now, lt: new Date(now.getTime() + SOON_MS) };
  const [expiring, overdue, tokens, orphans, targets, webhooks] = await Promise.all([
    tx.listing.findMany({
      where: { expiresAt: soon, suspendedAt: null, withdrawnAt: null, version: { publisherStatus: { not: "deleted" } } },
      select: { id: true, expiresAt: true, catalog: { select: { slug: true } }, version: { select: { version: true, server: { select: { name: true, namespace: { select: { name: true } } } } } } },
    }),
    overdueReviews(tx, new Date(now.getTime() - OVERDUE_SINCE_MS), now),
    tx.apiToken.findMany({ where: { expiresAt: soon, revokedAt: null, principal: { disabledAt: null } }, select: { id: true, label: true, expiresAt: true, principal: { select: { id: true, kind: true, name: true, responsibleId: true } } } }),
    tx.principal.findMany({ where: { kind: "robot", bootstrap: false, proof: null, disabledAt: null, responsible: { disabledAt: { not: null } } }, select: { id: true, name: true, responsible: { select: { disabledAt: true } } } }),
    tx.syncTarget.findMany({ where: { pausedAt: null, breakerFailures: { gte: TARGET_FAILURES } }, select: { id: true, name: true, breakerReason: true, catalog: { select: { slug: true } } } }),
    tx.webhookEndpoint.findMany({
      where: { pausedAt: null, failingSince: { lt: new Date(now.getTime() - FAILING_AFTER_MS) } },
      select: { id: true, name: true, failingSince: true, catalog: { select: { slug: true } }, deliveries: { where: { state: "pending" }, orderBy: { id: "asc" }, take: 1, select: { trouble: true } } },
    }),
  ]);
  return {
    expiring: expiring.flatMap(({ id, expiresAt, catalog, version: { version, server } }) =>
      expiresAt === null ? [] : [{ id, expiresAt, version, catalog: catalog.slug, server: server.name, namespace: server.namespace.name }],
    ),
    overdue,
    tokens: tokens.map(({ principal, ...token }) => ({ ...token, holder: principal.name, keeperId: principal.kind === "user" ? principal.id : principal.responsibleId })),
    orphans: orphans.flatMap(({ id, name, responsible }) => (responsible?.disabledAt ? [{ id, name, since: responsible.disabledAt }] : [])),
    targets: targets.map(({ id, name, breakerReason, catalog }) => ({ id, name, catalog: catalog.slug, trouble: breakerReason })),
    webhooks: webhooks.flatMap(({ id, name, failingSince, catalog, deliveries }) =>
      failingSince === null ? [] : [{ id, name, catalog: catalog?.slug ?? null, since: failingSince, trouble: deliveries[0]?.trouble ?? null }],
    ),
  };
}
