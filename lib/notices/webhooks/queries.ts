import { mutationOptions } from "@tanstack/react-query";
import { type ApiProblem, callApi, tellApi } from "@/lib/http/api-client";
import type { CreateWebhook, PatchWebhook, Replay, Webhook, WebhookTest, WebhookWithSecret } from "./webhook-schema";

const webhookWithSecretShape = async () => (await import("./webhook-schema")).webhookWithSecretSchema;
const webhookShape = async () => (await import("./webhook-schema")).webhookSchema;
const webhookTestShape = async () => (await import("./webhook-schema")).webhookTestSchema;
const replayedShape = async () => (await import("./webhook-schema")).replayedSchema;

const webhookPath = (id: string, tail = "") => `/webhooks/${encodeURIComponent(id)}${tail}`;

/** The answer carries the secret, this once. */
export function createWebhookMutation() {
  return mutationOptions<WebhookWithSecret, ApiProblem, CreateWebhook>({ mutationFn: (body) => callApi(webhookWithSecretShape, "/webhooks", { method: "POST", body }) });
}

export function patchWebhookMutation(id: string) {
  return mutationOptions<Webhook, ApiProblem, PatchWebhook>({ mutationFn: (body) => callApi(webhookShape, webhookPath(id), { method: "PATCH", body }) });
}

export function deleteWebhookMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => tellApi(webhookPath(id), { method: "DELETE" }) });
}

/** The answer carries the new secret, this once. */
export function rotateSecretMutation(id: string) {
  return mutationOptions<WebhookWithSecret, ApiProblem, { graceHours: number }>({ mutationFn: (body) => callApi(webhookWithSecretShape, webhookPath(id, "/rotate"), { method: "POST", body }) });
}

export function testWebhookMutation(id: string) {
  return mutationOptions<WebhookTest, ApiProblem, null>({ mutationFn: () => callApi(webhookTestShape, webhookPath(id, "/test"), { method: "POST" }) });
}

export function replayMutation(id: string) {
  return mutationOptions<{ count: number }, ApiProblem, Replay>({ mutationFn: (body) => callApi(replayedShape, webhookPath(id, "/replay"), { method: "POST", body }) });
}

/** Gives up one delivery that waits. */
export function skipMutation(id: string, delivery: number) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => tellApi(webhookPath(id, `/deliveries/${delivery}/skip`), { method: "POST" }) });
}
