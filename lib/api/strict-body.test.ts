import { describe, expect, it } from "vitest";
import { memoryApi } from "@/test/fixtures/memory-api";
import { refuseUnstorable } from "./strict-body";

const app = memoryApi((api) => {
  api.use(refuseUnstorable);
  api.all("*", async (c) => c.text(await c.req.text()));
});
const post = (body: string | Uint8Array<ArrayBuffer>, path = "/things") =>
  app.request(path, { method: "POST", body, headers: { "Content-Type": "application/json" } });

describe("a body", () => {
  it.each([
    ["with U+0000 in a text", String.raw`{"text":"a\u0000b"}`],
    ["with U+0000 in a key", String.raw`{"a\u0000":1}`],
    ["with a lone surrogate", String.raw`{"text":"\ud800"}`],
    ["with a lone surrogate in a key deep inside", String.raw`{"tools":[{"inputSchema":{"\udfff":{}}}]}`],
    ["of a hundred thousand levels", "[".repeat(100_000) + "]".repeat(100_000)],
    ["of 65 levels", "[".repeat(65) + "]".repeat(65)],
    ["that is no JSON", "{"],
    ["that is no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
  ])("%s is refused as invalid_request", async (_what, body) => {
    const response = await post(body);
    expect([response.status, await response.json()]).toMatchObject([400, { code: "invalid_request", errors: [{}] }]);
  });

  it.each([
    ["of 64 levels", "[".repeat(64) + "]".repeat(64)],
    ["with ten thousand keys", JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index])))],
    ["with an escaped backslash before the letters", String.raw`{"text":"\\u0000"}`],
    ["that is empty", ""],
  ])("%s reaches its route as it was sent", async (_what, body) => {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([200, body]);
  });

  it("that is a manifest is left to the reader of manifests", async () => {
    expect((await post("{", "/api/v1/submissions")).status).toBe(200);
  });
});

it("an address with U+0000 is refused", async () => {
  expect((await app.request("/things?q=%00")).status).toBe(400);
});
