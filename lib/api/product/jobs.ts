import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { jobFilterSchema, jobIdSchema, jobSchema, retriedSchema, retryFailedSchema } from "@/lib/system/job-schema";
import { discardJob, jobsPage, retryFailed, retryJob } from "@/lib/system/job-service";

const tags = ["operations"];
const idParams = z.object({ id: jobIdSchema });

const getJobs = createRoute({
  method: "get",
  path: "/jobs",
  operationId: "listJobs",
  tags,
  summary: "Jobs that wait, run or failed; what is done is gone",
  request: { query: pageQuerySchema.extend(jobFilterSchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(jobSchema), "Jobs, newest first"), ...PROBLEM },
});

const postRetry = createRoute({
  method: "post",
  path: "/jobs/{id}/retry",
  operationId: "retryJob",
  tags,
  summary: "Let a job begin anew at once, with all its attempts",
  request: { params: idParams },
  responses: { 200: jsonAnswer(jobSchema, "The job"), ...PROBLEM },
});

const postRetryFailed = createRoute({
  method: "post",
  path: "/jobs/retry",
  operationId: "retryFailedJobs",
  tags,
  summary: "Let every failed job begin anew, or what a filter selects of them",
  request: { body: jsonBody(retryFailedSchema) },
  responses: { 200: jsonAnswer(retriedSchema, "How many"), ...PROBLEM },
});

const deleteJob = createRoute({
  method: "delete",
  path: "/jobs/{id}",
  operationId: "discardJob",
  tags,
  summary: "Take a job out of the queue, undone",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /jobs: the queue, and what can be done about what failed. */
export function registerJobs(app: ApiApp): void {
  app.openapi(getJobs, async (c) => {
    const { viewer } = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, jobIdSchema, ({ id }) => id, (count, before) => jobsPage(viewer, filter, count, before ?? null)), 200);
  });
  app.openapi(postRetryFailed, async (c) => c.json({ retried: await retryFailed(callerOf(c), c.req.valid("json")) }, 200));
  app.openapi(postRetry, async (c) => c.json(await retryJob(callerOf(c), c.req.valid("param").id), 200));
  app.openapi(deleteJob, async (c) => {
    await discardJob(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
}
