import { expect, test } from "vitest";
import { memoryApi } from "@/test/fixtures/memory-api";
import { registerPolicies } from "./policies";
import { registerProduct } from "./product";

interface Document {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, { content?: object }> }>>;
}

test("every operation says what its refusals look like", async () => {
  const { paths } = (await (await memoryApi(registerProduct).request("/api/v1/openapi.json")).json()) as Document;
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(50);
  for (const { operationId, responses } of operations) expect(responses["default"]?.content, operationId).toHaveProperty(["application/problem+json"]);
});

test("a header that does not have its shape is refused as a problem, not in the parser's own words", async () => {
  const app = memoryApi(registerPolicies);
  const answer = await app.request("/catalogs/default/policy", {
    method: "PUT",
    headers: { "If-Match": "x".repeat(201), "Content-Type": "application/json" },
    body: JSON.stringify({ approvals: { min: 1, roles: {} }, requiredChecks: [], blockSeverity: null, approvalTtlDays: null, allowImport: false }),
  });
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([400, "application/problem+json"]);
  expect(await answer.json()).toMatchObject({ code: "invalid_request" });
});
