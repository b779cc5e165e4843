import { prisma } from "@/lib/db/client";
import type { Router } from "@/lib/routers/schema";
import type { Sighting } from "@/lib/routers/sightings";

const KEPT = 1_000;

/** Adds sightings to what other processes counted; the newest thousand stay. */
export async function addSightings(sightings: readonly Sighting[]): Promise<void> {
  for (const { reader, agent, catalog, requests, firstAt, lastAt } of sightings) {
    const { list = null, detail = null, recommend = null } = lastAt;
    const seen = new Date(Math.max(...Object.values(lastAt).map((at) => at.getTime())));
    await prisma().$executeRaw`
      INSERT INTO router_seen AS r (reader, agent, catalog, first_seen_at, last_seen_at, last_list_at, last_detail_at, last_recommend_at, requests)
      VALUES (${reader}, ${agent}, ${catalog}, ${firstAt}::timestamptz, ${seen}::timestamptz, ${list}::timestamptz, ${detail}::timestamptz, ${recommend}::timestamptz, ${requests}::bigint)
      ON CONFLICT (reader, agent, catalog) DO UPDATE SET
        last_seen_at = greatest(r.last_seen_at, excluded.last_seen_at), last_list_at = greatest(r.last_list_at, excluded.last_list_at),
        last_detail_at = greatest(r.last_detail_at, excluded.last_detail_at),
        last_recommend_at = greatest(r.last_recommend_at, excluded.last_recommend_at), requests = r.requests + excluded.requests`;
  }
  await prisma().$executeRaw`
    DELETE FROM router_seen WHERE last_seen_at < (SELECT last_seen_at FROM router_seen ORDER BY last_seen_at DESC OFFSET ${KEPT} LIMIT 1)`;
}

/** What routers are asked for by: left out, all of them. */
interface RouterChoice {
  /** Slugs of the catalogs they were shown. */
  catalogs?: readonly string[];
  since?: Date;
}

const chosen = ({ catalogs, since }: RouterChoice) => ({
  ...(catalogs !== undefined && { catalog: { in: [...catalogs] } }),
  ...(since !== undefined && { lastSeenAt: { gte: since } }),
});

export async function countRouters(choice: RouterChoice): Promise<number> {
  return prisma().routerSeen.count({ where: chosen(choice) });
}

/** Last seen first. */
export async function routersSeen(limit: number, choice: RouterChoice = {}): Promise<Router[]> {
  const rows = await prisma().routerSeen.findMany({ where: chosen(choice), orderBy: { lastSeenAt: "desc" }, take: limit });
  const tokens = await prisma().apiToken.findMany({
    where: { id: { in: rows.map(({ reader }) => reader) } },
    select: { id: true, principal: { select: { name: true } } },
  });
  const names = new Map(tokens.map(({ id, principal }) => [id, principal.name]));
  return rows.map((row) => ({
    name: names.get(row.reader) ?? null,
    tokenId: row.reader === "" ? null : row.reader,
    agent: row.agent,
    catalog: row.catalog,
    requests: Number(row.requests),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    lastListAt: row.lastListAt?.toISOString() ?? null,
    lastDetailAt: row.lastDetailAt?.toISOString() ?? null,
    lastRecommendAt: row.lastRecommendAt?.toISOString() ?? null,
  }));
}
