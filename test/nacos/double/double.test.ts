import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { FAULTS } from "./faults";
import { startNacosDouble, type NacosDouble } from "./start";

const CAPTURES = join(SHARED_DIR, "data/nacos/real-3.1.0-bugfix");

const captureSchema = z.object({
  as: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.string()).default({}),
    form: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  response: z.object({ status: z.number(), body: z.unknown() }),
});
type Capture = z.infer<typeof captureSchema>;

/** What the double does not play, and why. */
const NOT_PLAYED: readonly [from: number, to: number, why: string][] = [
  [1, 4, "the state has more keys; times"],
  [6, 6, "v1 login"],
  [14, 14, "making the first administrator"],
  [27, 27, "the same answer for list searches is in the unit below"],
  [49, 51, "judging and spelling packages"],
  [56, 56, "a form over 2 MB, which Tomcat drops"],
  [57, 59, "rights by namespace"],
  [99, 100, "spelling packages"],
  [107, 108, "defaults inside toolsMeta and securitySchemes"],
  [109, 110, "front endpoints"],
  [114, 114, "services left over by what is not played"],
  [119, 123, "leftovers of failed creates"],
  [135, 135, "the wait for raft, which is a lag here"],
  [175, 175, "the order of a whole list"],
  [180, 183, "rights by namespace, user administration"],
  [184, 189, "numbers and times of raw configs"],
  [192, 193, "the digest of the first marker is another one"],
  [198, 198, "numbers and times of raw configs"],
  [204, 204, "the lag after a delete, which is a lag here"],
  [218, 218, "services left over by what is not played"],
  [221, 226, "other APIs"],
];

function captures(): { file: string; capture: Capture }[] {
  const numberOf = (file: string): number => Number(file.split("-")[0]);
  return readdirSync(CAPTURES)
    .filter((file) => /^\d+-.*\.json$/.test(file) && !NOT_PLAYED.some(([from, to]) => numberOf(file) >= from && numberOf(file) <= to))
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((file) => ({ file, capture: captureSchema.parse(JSON.parse(readFileSync(join(CAPTURES, file), "utf8"))) }));
}

/** Times, random ids and packages differ by nature; the order of endpoints means nothing. */
function comparable(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)/g, "<time>").replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, (id) => (/^(.)\1{7}-1111-4111/.test(id) ? id : "<id>"));
  if (Array.isArray(value)) return value.map(comparable).sort((a, b) => portOf(a) - portOf(b));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "packages").map(([key, field]) => [key, comparable(field)]));
}

const createdSchema = z.object({ data: z.uuid() });
const createdId = (body: unknown): string | undefined => createdSchema.safeParse(body).data?.data;

const portOf = (value: unknown): number => (typeof value === "object" && value !== null && "port" in value ? Number(value.port) : 0);

/** Ids that Nacos chose, and those that the double chose in their place. */
const chosen = new Map<string, string>();

async function play(double: NacosDouble, { as, request }: Capture): Promise<{ status: number; body: unknown }> {
  const user = { sync: "gh-sync", router: "gh-router", admin: "nacos" }[as];
  const url = new URL(request.path, double.baseUrl);
  for (const [key, value] of Object.entries(request.query)) url.searchParams.set(key, chosen.get(value) ?? value);
  const fields = typeof request.form === "object" ? Object.entries(request.form) : undefined;
  const text = (value: unknown): string => (typeof value === "string" ? value.replace("<password>", "gh-sync") : JSON.stringify(value));
  const response = await fetch(url, {
    method: request.method,
    headers: { ...(user !== undefined && { username: user, password: user }), ...request.headers },
    ...(fields && { body: new URLSearchParams(fields.map(([key, value]): [string, string] => [key, text(value)])) }),
  });
  const body = await response.text();
  try {
    return { status: response.status, body: JSON.parse(body) as unknown };
  } catch {
    return { status: response.status, body };
  }
}

describe.skipIf(!sharedDataAvailable())("the double answers what a real Nacos 3.1.0 answered", () => {
  let double: NacosDouble;
  beforeAll(async () => {
    double = await startNacosDouble();
  });
  afterAll(() => double.stop());

  test.each(sharedDataAvailable() ? captures() : [])("$file", async ({ file, capture }) => {
    const answer = await play(double, capture);
    const [theirs, ours] = [createdId(capture.response.body), createdId(answer.body)];
    if (theirs !== undefined && ours !== undefined) chosen.set(theirs, ours);
    const wanted = file.startsWith("05-") ? { ...(capture.response.body as object), accessToken: expect.any(String) as string } : comparable(capture.response.body);
    expect(comparable(answer)).toEqual({ status: capture.response.status, body: wanted });
  });

  test("every fault follows a capture that is there, and says what it says", () => {
    for (const [name, { follows, answer }] of Object.entries(FAULTS)) {
      const files = [...follows.matchAll(/[\w-]+\.json/g)].map(([file]) => file);
      expect(files.every((file) => existsSync(join(CAPTURES, file))), name).toBe(true);
      if (files.length === 0) expect(follows).toMatch(/nacos\.md §/);
      if (answer !== null && files[0] !== undefined && name !== "server_error") expect(readFileSync(join(CAPTURES, files[0]), "utf8")).toContain(wordsOf(answer));
    }
  });
});

/** What Nacos says in an answer, as it stands in a JSON file. */
function wordsOf({ body }: { status: number; body?: unknown }): string {
  if (typeof body !== "object" || body === null) return "";
  const { data, message } = body as { data?: string; message: string };
  return JSON.stringify(data ?? message).slice(1, -1).replace('argument \\"content\\" is null', "is null");
}
