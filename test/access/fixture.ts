import { OpenAPIHono } from "@hono/zod-openapi";
import { encode } from "next-auth/jwt";
import { insertPerson } from "@/lib/access/principal-repository";
import type { Caller, GlobalRole } from "@/lib/access/schema";
import { sessionCookieName } from "@/lib/access/session-cookie";
import { SESSION_SECONDS } from "@/lib/access/session-length";
import { openSession } from "@/lib/access/sessions";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { viewerOfSession } from "@/lib/access/viewer";
import { authenticate } from "@/lib/api/authentication";
import type { ApiApp, ApiEnv } from "@/lib/api/context";
import { idempotency } from "@/lib/api/idempotency";
import { asAppError, fieldErrors, problemResponse } from "@/lib/api/problem";
import { problemOf } from "@/lib/http/problem";
import { change } from "@/lib/audit/write";
import { config, setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { openDatabase, provideDatabase } from "@/lib/db/client";
import { createTestDatabase } from "@/test/database/test-database";

export const REQUEST = { ip: "192.0.2.1", requestId: null };
export const ORIGIN = "http://127.0.0.1:3000";

/** Makes this test process a Gatehouse process on an empty, migrated database. Returns how to end it. */
export async function startProcess(environment: Record<string, string> = {}): Promise<() => Promise<void>> {
  const { url, drop } = await createTestDatabase();
  setConfig(readConfig({ DATABASE_URL: url, GATEHOUSE_SECRET: "a secret for tests, long enough for all", ...environment }));
  const database = openDatabase(url);
  provideDatabase(database);
  return async () => {
    await database.close();
    await drop();
  };
}

let people = 0;

/** A signed-in person with `roles`; the entry in the record is made by the system. */
export async function signedInPerson(roles: GlobalRole[] = [], passwordHash: string | null = null): Promise<Caller> {
  people += 1;
  const email = `person${people}@example.com`;
  const { id } = await change(SYSTEM_CALLER, async (work) => {
    const row = await insertPerson(work.tx, { email, name: `Person ${people}`, roles, passwordHash });
    work.record({ action: "user.create", object: email, objectIds: [row.id] });
    return row;
  });
  const viewer = await viewerOfSession(await openSession({ id, email }, REQUEST, null));
  if (viewer === null) throw new Error("a session just opened must stand");
  return { viewer, request: REQUEST };
}

/** The Cookie header of a caller's browser. */
export async function cookieOf({ viewer }: Caller): Promise<string> {
  const value = await encode({ token: { sid: viewer.sessionId ?? "" }, secret: config().secret, maxAge: SESSION_SECONDS });
  return `${sessionCookieName()}=${value}`;
}

/** An API with nothing but `register`ed routes behind the real middleware. */
export function apiWith(...registers: ((app: ApiApp) => void)[]): ApiApp {
  const app: ApiApp = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) =>
      result.success ? undefined : problemResponse(c, problemOf("invalid_request", "See errors.", fieldErrors(result.error))),
  });
  app.use("*", authenticate());
  app.use("*", idempotency);
  app.onError((error, c) => {
    const { code, detail, errors } = asAppError(error);
    return problemResponse(c, problemOf(code, detail, errors));
  });
  for (const register of registers) register(app);
  return app;
}
