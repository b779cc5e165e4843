import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { Prisma } from "@/prisma/generated/client";

const SHOWN = {
  ...{ id: true, name: true, shownUrl: true, format: true, language: true, types: true, allowPrivate: true, previousSecretUntil: true, pausedAt: true, failures: true, failingSince: true },
  ...{ nextAt: true, lastSuccessAt: true, createdAt: true, catalog: { select: { id: true, slug: true } } },
  _count: { select: { deliveries: { where: { state: "pending" } } } },
} as const satisfies Prisma.WebhookEndpointSelect;

export type WebhookRow = Prisma.WebhookEndpointGetPayload<{ select: typeof SHOWN }> & { isSigned: boolean };

/** An endpoint without its secrets, or null. */
export async function findWebhook(tx: Tx, id: string): Promise<WebhookRow | null> {
  const row = await tx.webhookEndpoint.findUnique({ where: { id }, select: SHOWN });
  if (row === null) return null;
  const [found] = await withSigned(tx, [row]);
  return found ?? null;
}

/** Whether each has a secret: no more of it is read here. */
async function withSigned<Row extends { id: string }>(tx: Tx, rows: readonly Row[]): Promise<(Row & { isSigned: boolean })[]> {
  const signed = await tx.webhookEndpoint.findMany({ where: { id: { in: rows.map(({ id }) => id) }, sealedSecret: { not: null } }, select: { id: true } });
  return rows.map((row) => ({ ...row, isSigned: signed.some(({ id }) => id === row.id) }));
}

export interface WebhookFilter {
  q?: string | undefined;
  catalog?: string | undefined;
}

/** Endpoints by name, after the one called `after`. */
export async function listWebhooks({ q, catalog }: WebhookFilter, limit: number, after?: string): Promise<WebhookRow[]> {
  const rows = await prisma().webhookEndpoint.findMany({
    where: {
      AND: [after === undefined ? {} : { name: { gt: after } }, q === undefined || q === "" ? {} : { name: { contains: likeLiteral(q), mode: "insensitive" } }],
      ...(catalog !== undefined && { catalog: { slug: catalog } }),
    },
    select: SHOWN,
    orderBy: { name: "asc" },
    take: limit,
  });
  return withSigned(prisma(), rows);
}

export interface WebhookFields {
  name: string;
  sealedUrl: string;
  shownUrl: string;
  format: string;
  language: string;
  catalogId: string | null;
  types: string[];
  allowPrivate: boolean;
  sealedSecret: string | null;
}

export async function insertWebhook(tx: Tx, id: string, fields: WebhookFields, createdById: string): Promise<void> {
  await tx.webhookEndpoint.create({ data: { id, ...fields, createdById }, select: { id: true } });
}

/** Changes an endpoint; it is tried again at once. */
export async function updateWebhook(tx: Tx, id: string, fields: Partial<WebhookFields> & { pausedAt?: Date | null; sealedPreviousSecret?: string | null; previousSecretUntil?: Date | null }): Promise<void> {
  await tx.webhookEndpoint.update({ where: { id }, data: { ...fields, nextAt: null }, select: { id: true } });
}

/** With its deliveries, also those that wait. */
export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.webhookEndpoint.delete({ where: { id }, select: { id: true } });
}

const SENDING = {
  ...{ id: true, name: true, format: true, language: true, allowPrivate: true, pausedAt: true, failures: true, nextAt: true, previousSecretUntil: true },
  ...{ sealedUrl: true, sealedSecret: true, sealedPreviousSecret: true },
} as const satisfies Prisma.WebhookEndpointSelect;

export type SendingWebhook = Prisma.WebhookEndpointGetPayload<{ select: typeof SENDING }>;

/** The only read of addresses and secrets: for sending. */
export function findSendingWebhook(tx: Tx, id: string): Promise<SendingWebhook | null> {
  return tx.webhookEndpoint.findUnique({ where: { id }, select: SENDING });
}

/** Which endpoints are told of what. Paused ones too: what happens meanwhile waits for them. */
export function listSubscriptions(tx: Tx): Promise<{ id: string; types: string[]; catalog: { slug: string } | null }[]> {
  return tx.webhookEndpoint.findMany({ select: { id: true, types: true, catalog: { select: { slug: true } } }, orderBy: { id: "asc" } });
}

/** Endpoints that did not take what was sent last, by name, with how much waits for each. Paused ones wait on purpose. */
export async function listUndelivered(limit: number): Promise<{ id: string; name: string; waiting: number }[]> {
  const rows = await prisma().webhookEndpoint.findMany({
    where: { pausedAt: null, failures: { gt: 0 }, deliveries: { some: { state: "pending" } } },
    select: { id: true, name: true, _count: SHOWN._count },
    orderBy: { name: "asc" },
    take: limit,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, waiting: _count.deliveries }));
}

/** Endpoints with something that waits, whose time has come. */
export async function listDueWebhooks(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.webhookEndpoint.findMany({
    where: { pausedAt: null, OR: [{ nextAt: null }, { nextAt: { lte: now } }], deliveries: { some: { state: "pending" } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function noteSuccess(id: string, now: Date): Promise<void> {
  await prisma().webhookEndpoint.updateMany({ where: { id }, data: { failures: 0, failingSince: null, nextAt: null, lastSuccessAt: now } });
}

export async function noteFailure(id: string, failures: number, now: Date, nextAt: Date): Promise<void> {
  await prisma().$executeRaw`UPDATE webhook_endpoint SET failures = ${failures}, failing_since = coalesce(failing_since, ${now}), next_at = ${nextAt} WHERE id = ${id}::uuid`;
}
