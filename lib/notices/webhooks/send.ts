import { config } from "@/lib/config/config";
import { askNamedHost, askPublicHost, OutboundError, type OutboundNetwork, type OutboundStream } from "@/lib/http/outbound";
import { log } from "@/lib/telemetry/log";
import { toldText } from "../told-text";
import { SHAPES } from "../shapes/shapes";
import type { AttemptResult } from "./delivery-repository";
import { messageOf, type Told } from "./message-of-delivery";
import type { SendingWebhook } from "./webhook-repository";
import { webhookFormatSchema } from "./webhook-schema";
import { openForWebhook } from "./webhook-secret";

/** How hosts outside, and those named on purpose, are reached. Tests put their own in place. */
export interface WebhookNetwork {
  outside?: OutboundNetwork;
  named?: OutboundNetwork;
}

const LIMITS = { maxBytes: 64 * 1024, timeoutMs: 15_000 };
/** So much of an answer is kept for people. */
const MAX_ANSWER = 500;
/** And so much of what it says is wrong. */
const MAX_TROUBLE = 300;

/**
 * Tells an endpoint of an event, once, in its language. Never throws: what the other side does, and a request that cannot even be
 * made (its address was sealed with another secret), is a failure like any other. Redirects are not followed: they are one too.
 */
export async function send(endpoint: SendingWebhook, told: Told, network: WebhookNetwork = {}): Promise<AttemptResult & { retryAfterMs: number }> {
  const began = Date.now();
  try {
    const { status, text, refusal, retryAfterMs } = await ask(endpoint, told, network);
    return { status, durationMs: Date.now() - began, answer: text === "" ? null : toldText(text, MAX_ANSWER), trouble: refusal === null ? null : toldText(refusal, MAX_TROUBLE), retryAfterMs };
  } catch (error) {
    return { status: null, durationMs: Date.now() - began, answer: null, trouble: troubleOf(endpoint, error), retryAfterMs: 0 };
  }
}

async function ask(endpoint: SendingWebhook, told: Told, network: WebhookNetwork): Promise<Answer & { refusal: string | null }> {
  const shape = SHAPES[webhookFormatSchema.parse(endpoint.format)];
  const now = new Date();
  const { url, headers, body } = shape.request(await messageOf(endpoint.language, told), destinationOf(endpoint, now), now);
  const question = { method: "POST", headers: { Accept: "*/*", ...headers }, body } as const;
  const answer = endpoint.allowPrivate ? await askNamedHost(url, question, LIMITS, answerOf, network.named) : await askPublicHost(url, question, LIMITS, answerOf, network.outside);
  return { ...answer, refusal: shape.refusal(answer) };
}

/** What an operator has to put right stands in the log; its words may name what nobody is to see. */
function troubleOf({ id, name }: SendingWebhook, error: unknown): string {
  if (error instanceof OutboundError) return toldText(error.message, MAX_TROUBLE);
  log().error({ err: error, endpoint: id, name }, "a request to a webhook could not be made");
  return "the request could not be made; the log of this Gatehouse says why";
}

interface Answer {
  status: number;
  text: string;
  retryAfterMs: number;
}

/** A receiver that took it has taken it, also when its answer is longer than anybody reads. */
async function answerOf({ status, headers, chunks }: OutboundStream): Promise<Answer> {
  const retryAfter = Number(headers["retry-after"]);
  const received: Buffer[] = [];
  try {
    for await (const chunk of chunks) received.push(chunk);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
  }
  return { status, text: Buffer.concat(received).toString("utf8"), retryAfterMs: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter * 1000 : 0 };
}

function destinationOf({ id, sealedUrl, sealedSecret, sealedPreviousSecret, previousSecretUntil }: SendingWebhook, now: Date): { url: string; secrets: string[] } {
  const { secret } = config();
  const isGrace = previousSecretUntil !== null && previousSecretUntil > now;
  const sealed = [sealedSecret, isGrace ? sealedPreviousSecret : null].filter((text) => text !== null);
  return { url: openForWebhook(secret, id, sealedUrl), secrets: sealed.map((text) => openForWebhook(secret, id, text)) };
}
