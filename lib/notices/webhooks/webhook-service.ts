import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { config } from "@/lib/config/config";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { prisma, type Tx } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { demandNamedHost, demandPublicHost, OutboundError } from "@/lib/http/outbound";
import { wakeWebhooks } from "@/lib/jobs/definitions";
import { deleteWebhook, findWebhook, findSendingWebhook, insertWebhook, listUndelivered, listWebhooks, updateWebhook, type WebhookFilter, type WebhookRow } from "./webhook-repository";
import { type CreateWebhook, createWebhookSchema, type PatchWebhook, type Webhook, webhookFormatSchema, type WebhookWithSecret } from "./webhook-schema";
import { FORMATS_WITH_GIVEN_SECRET, type WebhookFormat } from "./webhook-names-schema";
import { newSecret, openForWebhook, sealForWebhook } from "./webhook-secret";
import { shownOf, shownUrl, webhookView } from "./webhook-view";

/** Webhooks: administrators say which addresses outside are told of what. Secrets are shown once; addresses never. */
export async function webhooksPage(viewer: Viewer, filter: WebhookFilter, limit: number, after?: string): Promise<Webhook[]> {
  authorize(viewer, "webhook.read", filter.catalog === undefined ? {} : { catalog: filter.catalog });
  return (await listWebhooks(filter, limit, after)).map((row) => webhookView(row, new Date()));
}

/** Webhooks that could not be told of what waits for them, by name, with how much that is. Throws `forbidden`. */
export async function undeliveredWebhooks(viewer: Viewer, limit: number): Promise<{ id: string; name: string; waiting: number }[]> {
  authorize(viewer, "webhook.read");
  return listUndelivered(limit);
}

/** One webhook. Throws `forbidden`, `not_found`. */
export async function readWebhook(viewer: Viewer, id: string): Promise<Webhook> {
  return webhookView(await authorizedWebhook(prisma(), viewer, "webhook.read", id), new Date());
}

/** The webhook, if the viewer may. Its catalog counts for bound tokens. Throws `forbidden`, `not_found`. */
export async function authorizedWebhook(tx: Tx, viewer: Viewer, action: "webhook.read" | "webhook.manage", id: string): Promise<WebhookRow> {
  const row = await findWebhook(tx, id);
  authorize(viewer, action, row?.catalog ? { catalog: row.catalog.slug } : {});
  if (row === null) throw notFound();
  return row;
}

/**
 * Creates a webhook; it is told of what happens from now on. The answer carries its secret, this once. Throws `forbidden`, `not_found` (the
 * catalog), `name_taken`, and `invalid_request` for an address that may not be asked.
 */
export async function createWebhook(caller: Caller, given: CreateWebhook): Promise<WebhookWithSecret> {
  const input = createWebhookSchema.parse(given);
  const id = uuid();
  const { secret: ours, catalog: slug } = { secret: config().secret, ...input };
  const secret = secretFor(input.format, input.signingSecret);
  await attempt(caller, "webhook.create", input.name, async () => {
    authorize(caller.viewer, "webhook.manage", slug === undefined ? {} : { catalog: slug });
    await demandAllowed(input.url, input.allowPrivate);
    await named(input.name, () =>
      change(caller, async (step) => {
        const catalog = slug === undefined ? null : await catalogBySlug(step.tx, slug);
        const { name, format, language, types, allowPrivate } = input;
        const shown = { name, shownUrl: shownUrl(input.url, ours), format, language, types, allowPrivate };
        const sealed = { sealedUrl: sealForWebhook(ours, id, input.url), sealedSecret: secret === null ? null : sealForWebhook(ours, id, secret) };
        await insertWebhook(step.tx, id, { ...shown, ...sealed, catalogId: catalog?.id ?? null }, caller.viewer.principalId);
        step.record({ action: "webhook.create", object: name, objectIds: [id, ...(catalog === null ? [] : [catalog.id])], after: { ...shown, catalog: slug ?? null } });
      }),
    );
  });
  return { ...(await readWebhook(caller.viewer, id)), secret: input.format === "cloudevents" ? secret : null };
}

/** We make the secret of what receivers verify by a library; a chat product makes its own. */
function secretFor(format: WebhookFormat, given: string | undefined): string | null {
  if (format === "cloudevents") return newSecret();
  if (given !== undefined && !FORMATS_WITH_GIVEN_SECRET.includes(format)) throw new AppError("invalid_request", "Robots of this product check no signature. Leave the signing secret out.");
  return given ?? null;
}

/**
 * Changes a webhook and tries it again at once. Throws `forbidden`, `not_found`, `name_taken`, and `invalid_request` for an address that may
 * not be asked, or another address of a robot with a signing secret without that secret.
 */
export async function patchWebhook(caller: Caller, id: string, patch: PatchWebhook): Promise<Webhook> {
  await attempt(caller, "webhook.change", id, async () => {
    const known = await authorizedWebhook(prisma(), caller.viewer, "webhook.manage", id);
    if (patch.url !== undefined || patch.allowPrivate !== undefined) await demandAllowed(patch.url ?? (await urlOf(id)), patch.allowPrivate ?? known.allowPrivate);
    await named(patch.name ?? "", () =>
      change(caller, async (step) => {
        const row = await findWebhook(step.tx, id);
        if (row === null) throw notFound();
        const { sealed, shown } = changedFields(row, patch);
        const pausedAt = patch.paused === undefined ? row.pausedAt : patch.paused ? (row.pausedAt ?? new Date()) : null;
        await updateWebhook(step.tx, id, { ...shown, ...sealed, pausedAt });
        if (pausedAt === null) await wakeWebhooks(step.tx, [id]);
        const before = { name: row.name, shownUrl: shownOf(row), language: row.language, types: row.types, allowPrivate: row.allowPrivate, paused: row.pausedAt !== null };
        const after = { ...before, ...shown, paused: pausedAt !== null, ...(sealed.sealedSecret !== undefined && { signingSecret: "changed" }) };
        step.record({ action: "webhook.change", object: after.name, objectIds: [id, ...(row.catalog === null ? [] : [row.catalog.id])], before, after });
      }),
    );
  });
  return readWebhook(caller.viewer, id);
}

function refuseSecret(format: WebhookFormat, isSigned: boolean, { url, signingSecret }: PatchWebhook): void {
  const isGiven = FORMATS_WITH_GIVEN_SECRET.includes(format);
  if (signingSecret !== undefined && !isGiven) {
    throw new AppError("invalid_request", format === "cloudevents" ? "Secrets of this format are made here: rotate it." : "Robots of this product check no signature. Leave the signing secret out.");
  }
  if (url !== undefined && isSigned && signingSecret === undefined && isGiven) {
    throw new AppError("invalid_request", "Another address is another robot with another signing secret. Enter the secret together with the address.");
  }
}

function changedFields({ id, format: stored, isSigned }: WebhookRow, patch: PatchWebhook) {
  const { name, url, language, types, allowPrivate, signingSecret } = patch;
  const { secret } = config();
  const format = webhookFormatSchema.parse(stored);
  refuseSecret(format, isSigned, patch);
  return {
    shown: {
      ...(name !== undefined && { name }),
      ...(url !== undefined && { shownUrl: shownUrl(url, secret) }),
      ...(language !== undefined && { language }),
      ...(types !== undefined && { types }),
      ...(allowPrivate !== undefined && { allowPrivate }),
    },
    sealed: {
      ...(url !== undefined && { sealedUrl: sealForWebhook(secret, id, url) }),
      ...(signingSecret !== undefined && { sealedSecret: sealForWebhook(secret, id, signingSecret) }),
    },
  };
}

/** Forgets a webhook with its log; what waited for it is not sent any more. Throws `forbidden`, `not_found`. */
export async function removeWebhook(caller: Caller, id: string): Promise<void> {
  await attempt(caller, "webhook.delete", id, async () => {
    await authorizedWebhook(prisma(), caller.viewer, "webhook.manage", id);
    await change(caller, async (step) => {
      const row = await findWebhook(step.tx, id);
      if (row === null) throw notFound();
      await deleteWebhook(step.tx, id);
      step.record({ action: "webhook.delete", object: row.name, objectIds: [id], before: { name: row.name, shownUrl: shownOf(row), format: row.format, waiting: row._count.deliveries } });
    });
  });
}

/**
 * Makes a new secret; the old one signs as well for `graceHours`, so that receivers can change over. The answer carries the new
 * one, this once. Throws `forbidden`, `not_found`, and `conflict` for a format that is not signed by us.
 */
export async function rotateSecret(caller: Caller, id: string, graceHours: number): Promise<WebhookWithSecret> {
  const fresh = newSecret();
  await attempt(caller, "webhook.rotate", id, async () => {
    const { format } = await authorizedWebhook(prisma(), caller.viewer, "webhook.manage", id);
    if (format !== "cloudevents") throw new AppError("conflict", "The secret of this format is made by the chat product. Enter its new one in the settings.");
    await change(caller, async (step) => {
      const row = await findSendingWebhook(step.tx, id);
      if (row === null) throw notFound();
      const until = new Date(Date.now() + graceHours * 3_600_000);
      await updateWebhook(step.tx, id, { sealedSecret: sealForWebhook(config().secret, id, fresh), sealedPreviousSecret: graceHours === 0 ? null : row.sealedSecret, previousSecretUntil: graceHours === 0 ? null : until });
      step.record({ action: "webhook.rotate", object: row.name, objectIds: [id], after: { graceHours } });
    });
  });
  return { ...(await readWebhook(caller.viewer, id)), secret: fresh };
}

async function urlOf(id: string): Promise<string> {
  const row = await findSendingWebhook(prisma(), id);
  if (row === null) throw notFound();
  return openForWebhook(config().secret, id, row.sealedUrl);
}

/** What is refused here is refused at each sending as well: a name may mean another host by then. */
async function demandAllowed(url: string, allowPrivate: boolean): Promise<void> {
  try {
    await (allowPrivate ? demandNamedHost(url) : demandPublicHost(url));
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const hint = allowPrivate ? "" : " For a host in a private network, or another port, allow private addresses.";
    throw new AppError("invalid_request", `This address may not be asked: ${error.message}.${hint}`, [{ path: "url", message: error.message, code: "address_not_allowed" }]);
  }
}

async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("name_taken", `There is a webhook "${name}" already.`);
    throw error;
  }
}
