import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { dataOf, denialOf } from "./answer";
import type { NacosErrorCode, NacosDenial } from "./errors";

const captureSchema = z.object({
  request: z.object({ method: z.enum(["GET", "POST", "PUT", "DELETE"]) }),
  response: z.object({ status: z.number(), body: z.unknown() }),
});

function capture(name: string): { status: number; text: string; method: "GET" | "POST" | "PUT" | "DELETE" } {
  const raw: unknown = JSON.parse(readFileSync(join(SHARED_DIR, "data/nacos/real-3.1.0-bugfix", `${name}.json`), "utf8"));
  const { request, response } = captureSchema.parse(raw);
  return { status: response.status, text: typeof response.body === "string" ? response.body : JSON.stringify(response.body), method: request.method };
}

function errorOf(answer: { status: number; text: string }, method: "GET" | "POST" | "PUT" | "DELETE" = "GET"): unknown {
  try {
    return { data: dataOf(answer, method) };
  } catch (error) {
    return error;
  }
}

/** What real answers mean, each by the capture it was seen in. */
const CAPTURED: readonly [capture: string, means: NacosErrorCode][] = [
  ["31-get-unknown-version", "half_written"],
  ["32-get-unknown-name", "not_found"],
  ["36-create-again-same-id-same-name", "conflict"],
  ["39-create-other-name-same-id", "id_taken"],
  ["40-create-bad-id", "refused"],
  ["56-create-form-over-2mb", "refused"],
  ["60-name-slash-create", "refused"],
  ["85-name-len-51-create", "refused"],
  ["90-version-plus-get", "not_ready"],
  ["119-create-remote-without-remoteServerConfig", "unavailable"],
  ["135-naming-instance-list-directly", "not_found"],
  ["191-marker-publish-cas-mismatch", "conflict"],
  ["199-create-over-orphans", "half_written"],
  ["222-v2-config", "refused"],
  ["224-unknown-route", "unexpected"],
];

const DENIED: readonly [capture: string, denial: NacosDenial][] = [
  ["04-list-anonymous", "credentials"],
  ["11-list-header-unknown-user", "credentials"],
  ["12-list-garbage-access-token", "credentials"],
  ["178-router-put", "rights"],
  ["183-form-username-shadows-header-username", "credentials"],
];

describe.skipIf(!sharedDataAvailable())("answers of a real Nacos 3.1.0", () => {
  test.each(CAPTURED)("%s is %s", (name, means) => {
    const { method, ...answer } = capture(name);
    expect(errorOf(answer, method)).toMatchObject({ code: means, status: answer.status });
  });

  test.each(DENIED)("%s denies our %s", (name, denial) => {
    const { method, ...answer } = capture(name);
    expect(denialOf(answer)).toBe(denial);
    expect(errorOf(answer, method)).toMatchObject({ code: "auth_denied", denial });
  });

  test("a success is its data, and no denial", () => {
    const { method, ...answer } = capture("190-marker-publish");
    expect(errorOf(answer, method)).toEqual({ data: true });
    expect(denialOf(answer)).toBeNull();
  });
});

/** What was not captured: other generations, proxies, clusters. */
const ASSUMED: readonly [what: string, status: number, text: string, means: NacosErrorCode][] = [
  ["an overloaded Nacos", 503, '{"code":30000,"message":"server error","data":"errCode: 503, errMsg: server limit match. "}', "limited"],
  ["a throttling proxy", 429, "slow down", "limited"],
  ["a broken gateway", 502, "<html>Bad Gateway</html>", "unavailable"],
  ["a login page", 200, "<html>Sign in</html>", "unexpected"],
  ["a redirect", 302, "", "unexpected"],
  ["other JSON", 200, '{"hello":"world"}', "unexpected"],
  ["an envelope of failure with HTTP 200", 200, '{"code":30000,"message":"server error","data":"not ready"}', "unavailable"],
  ["a service that other nodes do not know yet", 404, '{"code":50003,"message":"ref endpoint service not found","data":""}', "not_ready"],
  ["raft without a leader", 500, '{"code":30000,"message":"server error","data":"did not find the Leader node"}', "unavailable"],
  ["an API that was switched off", 410, '{"code":40001,"message":"API disabled","data":""}', "unsupported"],
];

describe("answers that were not captured", () => {
  test.each(ASSUMED)("%s", (_what, status, text, means) => {
    expect(errorOf({ status, text })).toMatchObject({ code: means });
  });

  test("a page of HTML, and more than 300 characters, are never quoted", () => {
    expect(String(errorOf({ status: 502, text: "<html>secret</html>" }))).not.toContain("secret");
    const long = JSON.stringify({ code: 20002, message: "parameter validate error", data: "x".repeat(5_000) });
    expect(String(errorOf({ status: 400, text: long })).length).toBeLessThan(400);
  });

  test("only a write that broke inside Nacos may have happened", () => {
    const broken = { status: 500, text: '{"code":30000,"message":"server error","data":null}' };
    expect(errorOf(broken, "POST")).toMatchObject({ mayHaveHappened: true });
    expect(errorOf(broken, "GET")).toMatchObject({ mayHaveHappened: false });
    expect(errorOf({ status: 400, text: '{"code":20002,"message":"","data":""}' }, "POST")).toMatchObject({ mayHaveHappened: false });
  });
});
