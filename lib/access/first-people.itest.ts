import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureFirstPeople } from "@/lib/access/first-people";
import { finishSetup } from "@/lib/access/passwords";
import { signIn } from "@/lib/access/sign-in";
import { config, setConfig } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { REQUEST, startProcess } from "@/test/access/fixture";

let stop: () => Promise<void>;
let dataDir: string;
beforeEach(async () => {
  stop = await startProcess();
  dataDir = await mkdtemp(path.join(tmpdir(), "gatehouse-people-"));
  setConfig({ ...config(), dataDir });
});
afterEach(async () => {
  await stop();
  await rm(dataDir, { recursive: true });
});

describe("the first start", () => {
  it("creates the people of the demo once, also when two processes start at the same time", async () => {
    setConfig({ ...config(), embedded: true, demo: true });
    const printed = await Promise.all([ensureFirstPeople(), ensureFirstPeople()]);
    const people = printed.flatMap((result) => result.people);
    expect(people.map(({ email }) => email)).toEqual(["admin", "ada", "sam", "pia"].map((name) => `${name}@gatehouse.local`));
    expect(await prisma().principal.count()).toBe(4);
    for (const { email, password } of people) expect(await signIn({ email, password }, REQUEST, null)).not.toBeNull();
    expect(await ensureFirstPeople()).toEqual({ people: [], setupUrl: null, credentialsFile: null });
  });

  it("keeps their passwords for the owner's eyes only", async () => {
    setConfig({ ...config(), embedded: true });
    const { people, credentialsFile } = await ensureFirstPeople();
    const file = path.join(dataDir, "credentials.json");
    expect(credentialsFile).toBe(file);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ people });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("gives the administrator of an external database a set-up link, a new one at each start until one was used", async () => {
    const links = [await ensureFirstPeople(), await ensureFirstPeople()].map(({ setupUrl }) => setupUrl?.split("/").at(-1) ?? "");
    expect(new Set(links).size).toBe(2);
    const [first = "", second = ""] = links;
    expect(await finishSetup(REQUEST, first, "correct horse battery")).toEqual({ email: "admin@gatehouse.local" });
    await expect(finishSetup(REQUEST, second, "another password")).rejects.toMatchObject({ code: "not_found" });
    expect(await ensureFirstPeople()).toEqual({ people: [], setupUrl: null, credentialsFile: null });
  });

  it("takes the operator's administrator and prints no password", async () => {
    setConfig({ ...config(), firstAdmin: { email: "root@example.com", password: "correct horse battery" } });
    expect(await ensureFirstPeople()).toEqual({ people: [], setupUrl: null, credentialsFile: null });
    expect(await signIn({ email: "root@example.com", password: "correct horse battery" }, REQUEST, null)).not.toBeNull();
  });
});
