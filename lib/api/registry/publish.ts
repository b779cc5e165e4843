import type { ApiApp, ApiContext } from "@/lib/api/context";
import { editVersion } from "@/lib/submission/edit";
import { publishedResponse } from "@/lib/submission/own-versions";
import { submit } from "@/lib/submission/submit";
import { privateAnswer } from "./answer";
import { REGISTRY_BASES } from "./bases";
import type { RouteTexts } from "./official-problem";
import { publishPermissionText } from "./permission-text";
import { publisherWrite, type Write } from "./publisher";
import { namedVersion } from "./named-version";

function publishTexts({ caller, json }: Write): RouteTexts {
  const name = (json as { name?: unknown } | null | undefined)?.name;
  return {
    failed: "Failed to publish server",
    invalid: "Failed to publish server, invalid schema: call /validate for details",
    forbidden: publishPermissionText(caller.viewer, typeof name === "string" ? name : ""),
    notFound: "Catalog not found",
  };
}

const EDIT_TEXTS: RouteTexts = {
  failed: "Failed to edit server",
  invalid: "Failed to edit server, invalid schema: call /validate for details",
  forbidden: "You do not have edit permissions for this server",
  notFound: "Server not found",
};

/** `/c/{slug}/…` opens the review in that catalog, else `?catalog=` does; neither: `default` (governance.md §1, §4). */
function wantedCatalogs(c: ApiContext): string[] {
  const slug = c.req.param("slug");
  return slug === undefined ? (c.req.queries("catalog") ?? []) : [slug];
}

const publish = publisherWrite(publishTexts, async (c, { caller, raw }) => {
  const submission = await submit(caller, raw, wantedCatalogs(c));
  // The stock CLI knows success and failure only: 200 while pending, with the truth beside it (registry-api.md §3).
  return privateAnswer(await publishedResponse(caller.viewer, submission));
});

const edit = publisherWrite(
  () => EDIT_TEXTS,
  async (c, { caller, raw }) => privateAnswer(await publishedResponse(caller.viewer, await editVersion(caller, namedVersion(c), raw, wantedCatalogs(c)))),
);

/** `POST /publish` and `PUT …/versions/{version}` of the official API on every base (registry-api.md §1.8). */
export function registerPublish(app: ApiApp): void {
  for (const base of REGISTRY_BASES) {
    app.post(`${base}/publish`, publish);
    app.put(`${base}/servers/:server/versions/:version`, edit);
    app.put(`${base}/servers/:server/:name/versions/:version`, edit);
  }
}
