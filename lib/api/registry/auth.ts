import { createRoute, z } from "@hono/zod-openapi";
import { exchangeToken } from "@/lib/access/registry-login";
import type { ApiApp } from "@/lib/api/context";
import { requestContext } from "@/lib/api/request-context";

const requestSchema = z.object({ github_token: z.string().min(1).max(4096) });
const answerSchema = z.object({ registry_token: z.string(), expires_at: z.number().int() });
const refusalSchema = z.object({
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.object({ message: z.string(), location: z.string().optional() })),
});
const refusalAnswer = (description: string) => ({ description, content: { "application/problem+json": { schema: refusalSchema } } }) as const;
const REFUSAL_HEADERS = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };

/** In the words of the official registry (registry-api.md §2.7). */
const EXCHANGE_FAILED = {
  title: "Unauthorized",
  status: 401,
  detail: "Token exchange failed",
  errors: [{ message: "not a token of this registry that is valid now: mint one under Account, Tokens" }],
};

const githubAt = createRoute({
  method: "post",
  path: "/auth/github-at",
  // Part of the official API, which has a document of its own.
  hide: true,
  tags: ["registry"],
  summary: "Exchange an API token for a short-lived registry token",
  request: { body: { required: true, content: { "application/json": { schema: requestSchema } } } },
  responses: {
    200: { description: "The registry token", content: { "application/json": { schema: answerSchema } } },
    401: refusalAnswer("Not a token of ours"),
    422: refusalAnswer("Not the shape of this request"),
  },
});

/**
 * POST /auth/github-at below a registry base (registry-api.md §2.7). `mcp-publisher login github --token` sends any
 * string here: ours are API tokens, and GitHub is never asked.
 */
export function registerRegistryAuth(app: ApiApp): void {
  app.openapi(
    githubAt,
    async (c) => {
      const login = await exchangeToken(c.req.valid("json").github_token, requestContext(c));
      if (login === null) return c.json(EXCHANGE_FAILED, 401, REFUSAL_HEADERS);
      c.header("Cache-Control", "no-store");
      return c.json({ registry_token: login.registryToken, expires_at: login.expiresAt }, 200);
    },
    (result, c) => (result.success ? undefined : c.json(shapeRefusal(result.error), 422, REFUSAL_HEADERS)),
  );
}

function shapeRefusal(error: z.core.$ZodError) {
  const errors = error.issues.map(({ message, path }) => ({ message, location: ["body", ...path].join(".") }));
  return { title: "Unprocessable Entity", status: 422, detail: "validation failed", errors };
}
