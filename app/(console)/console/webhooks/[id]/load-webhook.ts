import { cache } from "react";
import type { Viewer } from "@/lib/access/schema";
import { readWebhook } from "@/lib/notices/webhooks/webhook-service";
import type { Webhook } from "@/lib/notices/webhooks/webhook-schema";
import { consoleViewer, orNotFound } from "../../console-viewer";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The webhook of a page and who looks at it; once for a request. */
export const loadWebhook = cache(async (id: string): Promise<{ viewer: Viewer; webhook: Webhook }> => {
  const viewer = await consoleViewer(`/console/webhooks/${encodeURIComponent(id)}`, "webhook.read");
  const known = UUID.test(id) ? id : "00000000-0000-0000-0000-000000000000";
  return { viewer, webhook: await orNotFound(readWebhook(viewer, known)) };
});
