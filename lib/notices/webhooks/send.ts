import { config } from "@/lib/config/config";
import { askNamedHost, askPublicHost, OutboundError, type OutboundNetwork, type OutboundStream } from "@/lib/http/outbound";
import { toldText } from "../told-text";
import type { Message } from "../shapes/message";
import { SHAPES } from "../shapes/shapes";
import type { AttemptResult } from "./delivery-repository";
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

/** Sends a message to an endpoint, once. Never throws for what the other side does. Redirects are not followed: they are a failure. */
export async function send(endpoint: SendingWebhook, message: Message, network: WebhookNetwork = {}): Promise<AttemptResult & { retryAfterMs: number }> {
  const began = Date.now();
  const shape = SHAPES[webhookFormatSchema.parse(endpoint.format)];
  const { url, headers, body } = shape.request(message, destinationOf(endpoint, new Date()), new Date());
  const question = { method: "POST", headers: { Accept: "*/*", ...headers }, body } as const;
  try {
    const answer = endpoint.allowPrivate ? await askNamedHost(url, question, LIMITS, answerOf, network.named) : await askPublicHost(url, question, LIMITS, answerOf, network.outside);
    const { status, text, retryAfterMs } = answer;
    return { status, durationMs: Date.now() - began, answer: text === "" ? null : toldText(text, MAX_ANSWER), trouble: shape.refusal(answer), retryAfterMs };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { status: null, durationMs: Date.now() - began, answer: null, trouble: error.message, retryAfterMs: 0 };
  }
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
