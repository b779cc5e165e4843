import { describe, expect, test } from "vitest";
import type { HttpAnswer } from "./answer";
import { createSession, type Session } from "./session";

const USER = { username: "gh-sync", password: "secret-password" };
const TTL_SECONDS = 100;

interface Scene {
  session: Session;
  logins: number;
  /** Seconds. */
  now: number;
  answer: (count: number) => HttpAnswer;
}

function scene(): Scene {
  const scene: Scene = {
    session: undefined as unknown as Session,
    logins: 0,
    now: 0,
    answer: (count) => ({ status: 200, text: JSON.stringify({ accessToken: `token-${count}`, tokenTtl: TTL_SECONDS }) }),
  };
  const send = async (): Promise<HttpAnswer> => {
    scene.logins += 1;
    return scene.answer(scene.logins);
  };
  scene.session = createSession(send, USER, () => scene.now * 1000);
  return scene;
}

describe("the token of a user", () => {
  test("is fetched once for all calls, and renewed when four fifths of its life are over", async () => {
    const now = scene();
    expect(await Promise.all([now.session.token(), now.session.token()])).toEqual(["token-1", "token-1"]);
    now.now = 79;
    expect(await now.session.token()).toBe("token-1");
    now.now = 80;
    expect(await Promise.all([now.session.token(), now.session.token()])).toEqual(["token-2", "token-2"]);
    expect(now.logins).toBe(2);
  });

  test("is replaced once when it is refused, however many calls were refused", async () => {
    const now = scene();
    const refused = (await now.session.token()) ?? "";
    expect(await Promise.all([1, 2, 3].map(() => now.session.replacementFor(refused, "credentials")))).toEqual(["token-2", "token-2", "token-2"]);
    expect(now.logins).toBe(2);
  });

  test("is not replaced for a lack of rights while it is young, and is when it may carry old ones", async () => {
    const now = scene();
    const refused = (await now.session.token()) ?? "";
    expect(await now.session.replacementFor(refused, "rights")).toBeNull();
    now.now = 60;
    expect(await now.session.replacementFor(refused, "rights")).toBe("token-2");
  });

  test("a login that failed is asked for again by the next call", async () => {
    const now = scene();
    const { answer } = now;
    now.answer = () => ({ status: 503, text: "" });
    await expect(now.session.token()).rejects.toMatchObject({ code: "unavailable", mayHaveHappened: false });
    now.answer = answer;
    expect(await now.session.token()).toBe("token-2");
  });
});

const SPRING_500 = '{"timestamp":"…","status":500,"error":"Internal Server Error","message":"No message available","path":"/nacos/v3/auth/user/login"}';
const ANSWERS: readonly [what: string, status: number, text: string, means: string][] = [
  ["a wrong password (07-login-wrong-password)", 500, SPRING_500, "auth_denied"],
  ["an unknown user (08-login-unknown-user)", 403, '{"status":403,"message":"Access Denied"}', "auth_denied"],
  ["nothing at all", 200, "", "auth_denied"],
  ["a fault inside Nacos", 500, '{"code":30000,"message":"server error","data":null}', "unavailable"],
  ["a throttle", 429, "", "limited"],
  ["no such page", 404, "<html/>", "unexpected"],
  ["a login page", 200, "<html/>", "unexpected"],
];

describe("what a login answers", () => {
  test.each(ANSWERS)("%s", async (_what, status, text, means) => {
    const now = scene();
    now.answer = () => ({ status, text });
    await expect(now.session.token()).rejects.toMatchObject({ code: means });
  });

  test("never gets into an error, nor does what was sent", async () => {
    const now = scene();
    now.answer = () => ({ status: 400, text: `no user with ${USER.password}` });
    const error: unknown = await now.session.token().catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error) + String(error)).not.toContain(USER.password);
  });

  test("is not asked for where no credentials are given", async () => {
    const session = createSession(() => Promise.reject(new Error("asked")), null);
    expect(await session.token()).toBeNull();
  });
});
