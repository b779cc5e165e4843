import { randomBytes } from "node:crypto";
import { z } from "zod";

export interface NacosUser {
  username: string;
  password: string;
}

/** As docs/NACOS.md tells operators to set them up. */
export interface NacosUsers {
  /** Global administrator. */
  admin: NacosUser;
  /** Reads and writes `public`. */
  sync: NacosUser;
  /** Reads `public`. */
  router: NacosUser;
}

const loginSchema = z.object({ accessToken: z.string() });
const envelopeSchema = z.object({ code: z.number(), message: z.string() });

/** Makes the first administrator and the two others on a fresh Nacos, which must answer already. */
export async function makeUsers(baseUrl: string): Promise<NacosUsers> {
  const users = { admin: newUser("nacos"), sync: newUser("gh-sync"), router: newUser("gh-router") };
  await post(baseUrl, "/v3/auth/user/admin", { password: users.admin.password });
  const token = await adminToken(baseUrl, users.admin);
  await grant(baseUrl, token, users.sync, { role: "GH_SYNC", action: "rw" });
  await grant(baseUrl, token, users.router, { role: "GH_READ", action: "r" });
  return users;
}

export async function adminToken(baseUrl: string, { username, password }: NacosUser): Promise<string> {
  const response = await fetch(`${baseUrl}/v3/auth/user/login`, { method: "POST", body: new URLSearchParams({ username, password }) });
  return loginSchema.parse(await response.json()).accessToken;
}

async function grant(baseUrl: string, token: string, user: NacosUser, { role, action }: { role: string; action: string }): Promise<void> {
  await post(baseUrl, "/v3/auth/user", { ...user }, token);
  await post(baseUrl, "/v3/auth/role", { role, username: user.username }, token);
  await post(baseUrl, "/v3/auth/permission", { role, resource: "public:*:*", action }, token);
}

async function post(baseUrl: string, path: string, form: Record<string, string>, token?: string): Promise<void> {
  const response = await fetch(`${baseUrl}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    // Not as a field: a field "username" would be taken for the login (nacos.md §2.6).
    ...(token !== undefined && { headers: { accessToken: token } }),
  });
  const { code, message } = envelopeSchema.parse(await response.json());
  if (code !== 0) throw new Error(`${path} was answered ${code}: ${message}`);
}

const newUser = (username: string): NacosUser => ({ username, password: randomBytes(12).toString("base64url") });
