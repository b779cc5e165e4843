import type { ApiApp, ApiContext } from "@/lib/api/context";
import { chargeWrite } from "@/lib/api/rate-limits";
import { validate } from "@/lib/submission/accept";
import { privateAnswer } from "./answer";
import { REGISTRY_BASES } from "./bases";

/**
 * `POST /validate` of the official API, open to everybody (registry-api.md §2.5). Always 200, whatever the document
 * is: the CLI prints issues line by line, and a 422 badly.
 */
async function answerValidation(c: ApiContext): Promise<Response> {
  chargeWrite(c, null);
  const raw = new Uint8Array(await c.req.arrayBuffer());
  const { valid, issues } = validate(raw);
  // The official shape has sentences alone.
  return privateAnswer(JSON.stringify({ valid, issues: issues.map(({ params: _params, ...issue }) => issue) }));
}

export function registerRegistryValidate(app: ApiApp): void {
  for (const base of REGISTRY_BASES) app.post(`${base}/validate`, answerValidation);
}
