import { z } from "@hono/zod-openapi";
import type { RegistryLogin } from "@/lib/access/registry-login";
import type { ApiContext } from "@/lib/api/context";
import { errorAnswer, privateAnswer } from "./answer";
import type { OfficialError } from "./official-error";

/** The answer of every token exchange (registry-api.md §2.7). */
export const loginSchema = z.object({
  registry_token: z.string(),
  expires_at: z.number().int().openapi({ description: "Unix seconds" }),
});

export function loginAnswer({ registryToken, expiresAt }: RegistryLogin): Response {
  return privateAnswer(JSON.stringify({ registry_token: registryToken, expires_at: expiresAt }));
}

/** The body when it has the shape, else the official 422. */
export async function readExchange<T>(c: ApiContext, schema: z.ZodType<T>): Promise<{ body: T } | { refusal: Response }> {
  const json: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(json);
  return parsed.success ? { body: parsed.data } : { refusal: errorAnswer(shapeRefusal(parsed.error, json)) };
}

function shapeRefusal(error: z.core.$ZodError, json: unknown): OfficialError {
  const errors = error.issues.map((issue) => {
    const field = issue.path[0];
    if (field === undefined) return { message: "expected object", location: "body" };
    const value = (json as Record<string, unknown>)[String(field)];
    if (value === undefined) return { message: `expected required property ${String(field)} to be present`, location: "body", value: json };
    return { message: typeof value === "string" ? issue.message : "expected string", location: `body.${String(field)}`, value };
  });
  return { status: 422, detail: "validation failed", errors };
}
