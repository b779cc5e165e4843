import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { conclusionEvidenceSchema, evidenceSchema, markSubjectSchema, reviewSectionSchema, sectionMarksSchema } from "@/lib/review/evidence-schema";
import { conclusionEvidence, voteEvidence } from "@/lib/review/evidence-service";
import { markSection, sectionMarks, unmarkSection } from "@/lib/review/section-mark-service";

const sectionParams = idParams.extend({ section: reviewSectionSchema });
const MARKS = jsonAnswer(sectionMarksSchema, "The caller's marks on what is under review now");

const getVoteEvidence = createRoute({
  method: "get",
  path: "/reviews/{id}/evidence/{voteId}",
  operationId: "getVoteEvidence",
  tags: ["reviews"],
  summary: "What a voter had before them, frozen with the vote",
  request: { params: idParams.extend({ voteId: z.string().max(64) }) },
  responses: { 200: jsonAnswer(evidenceSchema, "The evidence; `digest` is the SHA-256 of `canonical`"), ...PROBLEM },
});

const getConclusionEvidence = createRoute({
  method: "get",
  path: "/reviews/{id}/evidence/conclusion",
  operationId: "getConclusionEvidence",
  tags: ["reviews"],
  summary: "What somebody had before them who concluded a review, frozen with it",
  request: { params: idParams },
  responses: { 200: jsonAnswer(conclusionEvidenceSchema, "The evidence; `digest` is the SHA-256 of `canonical`"), ...PROBLEM },
});

const listSectionMarks = createRoute({
  method: "get",
  path: "/reviews/{id}/sections",
  operationId: "listSectionMarks",
  tags: ["reviews"],
  summary: "Sections of a review that the caller has read",
  request: { params: idParams },
  responses: { 200: MARKS, ...PROBLEM },
});

const markReviewSection = createRoute({
  method: "put",
  path: "/reviews/{id}/sections/{section}",
  operationId: "markReviewSection",
  tags: ["reviews"],
  summary: "Mark a section of a review as read, for this round and these bytes",
  request: { params: sectionParams, body: jsonBody(markSubjectSchema) },
  responses: { 200: MARKS, ...PROBLEM },
});

const unmarkReviewSection = createRoute({
  method: "delete",
  path: "/reviews/{id}/sections/{section}",
  operationId: "unmarkReviewSection",
  tags: ["reviews"],
  summary: "Take the mark of a section back",
  request: { params: sectionParams },
  responses: { 200: MARKS, ...PROBLEM },
});

/** What a decision rests on: the sections somebody has read, and the evidence of votes and conclusions (UX contract §3.3). */
export function registerReviewEvidence(app: ApiApp): void {
  // Before votes: no vote has that id.
  app.openapi(getConclusionEvidence, async (c) => c.json(await conclusionEvidence(c.get("viewer"), c.req.valid("param").id), 200));
  app.openapi(getVoteEvidence, async (c) => {
    const { id, voteId } = c.req.valid("param");
    return c.json(await voteEvidence(c.get("viewer"), id, voteId), 200);
  });
  app.openapi(listSectionMarks, async (c) => c.json({ items: await sectionMarks(callerOf(c).viewer, c.req.valid("param").id) }, 200));
  app.openapi(markReviewSection, async (c) => {
    const { viewer } = callerOf(c);
    const { id, section } = c.req.valid("param");
    await markSection(viewer, id, section, c.req.valid("json"));
    return c.json({ items: await sectionMarks(viewer, id) }, 200);
  });
  app.openapi(unmarkReviewSection, async (c) => {
    const { viewer } = callerOf(c);
    const { id, section } = c.req.valid("param");
    await unmarkSection(viewer, id, section);
    return c.json({ items: await sectionMarks(viewer, id) }, 200);
  });
}
