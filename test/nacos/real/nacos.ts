import { inject } from "vitest";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import type { NacosAdmin } from "@/lib/nacos/client/admin";
import type { NacosFacts } from "./start";
import { adminToken, type NacosUser } from "./users";

/** The Nacos of this test run; for tests named `*.ntest.ts` only. */
export const nacos = (): NacosFacts => inject("nacos");

/** Stops it in an orderly way (`stop`) or at once (`kill`), starts it, and waits until that is done. Its data stays. */
export async function control(action: "stop" | "kill" | "start"): Promise<void> {
  const response = await fetch(`${inject("nacosControl")}/${action}`, { method: "POST", signal: AbortSignal.timeout(230_000) });
  if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
}

/** A client of our own for one of the users, by default the one that may write `public`. */
export function adminAs(user: NacosUser = nacos().users.sync, namespaceId = "public"): NacosAdmin {
  return createNacosAdmin({ baseUrls: [nacos().baseUrl], namespaceId, credentials: user });
}

/** Asks as the global administrator, past the client: for hand-made edits and for what nobody else may. */
export async function asAdministrator(method: string, path: string, fields: Record<string, string>): Promise<unknown> {
  const { baseUrl, users } = nacos();
  const headers = { accessToken: await adminToken(baseUrl, users.admin) };
  const body = new URLSearchParams(fields);
  const response = method === "GET" || method === "DELETE" ? await fetch(`${baseUrl}${path}?${body}`, { method, headers }) : await fetch(`${baseUrl}${path}`, { method, headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
