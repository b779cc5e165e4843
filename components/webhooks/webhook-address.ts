import type { Route } from "next";
import { withQuery } from "@/components/console/paths";

type Query = { readonly [name: string]: string | undefined };

export const webhooksPath = (query: Query = {}): Route => withQuery("/console/webhooks", query);
export const webhookPath = (id: string, tab = "", query: Query = {}): Route => withQuery(`/console/webhooks/${encodeURIComponent(id)}${tab}`, query);
