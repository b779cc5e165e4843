import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type ApiProblem, callApi } from "@/lib/http/api-client";
import { type CreateWebhook, type PatchWebhook, type Replay, replayedSchema, type Webhook, webhookSchema, type WebhookTest, webhookTestSchema, type WebhookWithSecret, webhookWithSecretSchema } from "./webhook-schema";

const webhookPath = (id: string, tail = "") => `/webhooks/${encodeURIComponent(id)}${tail}`;

/** The answer carries the secret, this once. */
export function createWebhookMutation() {
  return mutationOptions<WebhookWithSecret, ApiProblem, CreateWebhook>({ mutationFn: (body) => callApi(webhookWithSecretSchema, "/webhooks", { method: "POST", body }) });
}

export function patchWebhookMutation(id: string) {
  return mutationOptions<Webhook, ApiProblem, PatchWebhook>({ mutationFn: (body) => callApi(webhookSchema, webhookPath(id), { method: "PATCH", body }) });
}

export function deleteWebhookMutation(id: string) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => callApi(z.unknown(), webhookPath(id), { method: "DELETE" }) });
}

/** The answer carries the new secret, this once. */
export function rotateSecretMutation(id: string) {
  return mutationOptions<WebhookWithSecret, ApiProblem, { graceHours: number }>({ mutationFn: (body) => callApi(webhookWithSecretSchema, webhookPath(id, "/rotate"), { method: "POST", body }) });
}

export function testWebhookMutation(id: string) {
  return mutationOptions<WebhookTest, ApiProblem, null>({ mutationFn: () => callApi(webhookTestSchema, webhookPath(id, "/test"), { method: "POST" }) });
}

export function replayMutation(id: string) {
  return mutationOptions<{ count: number }, ApiProblem, Replay>({ mutationFn: (body) => callApi(replayedSchema, webhookPath(id, "/replay"), { method: "POST", body }) });
}

/** Gives up one delivery that waits. */
export function skipMutation(id: string, delivery: number) {
  return mutationOptions<unknown, ApiProblem, null>({ mutationFn: () => callApi(z.unknown(), webhookPath(id, `/deliveries/${delivery}/skip`), { method: "POST" }) });
}
