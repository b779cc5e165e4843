import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import type { NacosAdmin } from "@/lib/nacos/client/admin";
import { serverHash } from "@/lib/nacos/canonical";
import { converge } from "@/lib/nacos/converge";
import type { DesiredState } from "@/lib/nacos/desired";
import { nacosServerId } from "@/lib/nacos/identity";
import { ENDPOINT_GROUP } from "@/lib/nacos/mapper";
import type { NacosServerDetail } from "@/lib/nacos/schema";
import { ServiceDirectory } from "@/lib/nacos/service-directory";
import { Crash, interrupted } from "./model";
import { adminAs } from "./real/nacos";
import { program, remote } from "./servers";

/** On a real Nacos: a writer that dies at any of its writes, and one that comes after it (nacos.md §7.11). */
const admin = adminAs();
const isWhole = process.env.GATEHOUSE_TEST_FULL === "1";
let count = 0;
const written: string[] = [];

interface Subject {
  id: string;
  name: string;
}
type Version = "1.0.0" | "2.0.0";
const detail = (subject: Subject, version: Version, isRemote: boolean): NacosServerDetail => (isRemote ? remote({ ...subject, version }) : program({ ...subject, version }));
const present = (subject: Subject, version: Version, isRemote: boolean, approved: Version[]): DesiredState => ({ state: "present", server: detail(subject, version, isRemote), approved });
const absent = ({ id, name }: Subject): DesiredState => ({ state: "absent", id, name, refusal: null });

async function settle(client: NacosAdmin, desired: DesiredState) {
  const { capabilities } = await admin.state();
  const pass = async () => undefined;
  return converge(desired, { admin: client, capabilities, services: new ServiceDirectory(client), replaceForeign: false, onlyRemovals: false, sleep: (ms) => delay(ms).then(pass), beforeStep: pass, afterStep: pass });
}

/** What was there, and what is wanted then. */
const STORIES: Record<string, (subject: Subject, isRemote: boolean) => [before: DesiredState[], then: DesiredState]> = {
  create: (subject, isRemote) => [[], present(subject, "1.0.0", isRemote, ["1.0.0"])],
  upgrade: (subject, isRemote) => [[present(subject, "1.0.0", isRemote, ["1.0.0"])], present(subject, "2.0.0", isRemote, ["1.0.0", "2.0.0"])],
  rollback: (subject, isRemote) => [[present(subject, "1.0.0", isRemote, ["1.0.0"]), present(subject, "2.0.0", isRemote, ["1.0.0", "2.0.0"])], present(subject, "1.0.0", isRemote, ["1.0.0"])],
  delete: (subject, isRemote) => [[present(subject, "1.0.0", isRemote, ["1.0.0"])], absent(subject)],
};

async function expectExactly({ id, name }: Subject, desired: DesiredState): Promise<void> {
  const [byId, byName, listed] = [await admin.serverById(id), await admin.serverByName(name), await admin.findListed(name)];
  if (desired.state === "absent") {
    expect([byId.state, byName.state, listed]).toEqual(["absent", "absent", null]);
    expect((await admin.listServices(ENDPOINT_GROUP)).filter((service) => service.name.startsWith(name))).toEqual([]);
    return;
  }
  const hash = serverHash(desired.server);
  expect([byId, byName].map((seen) => (seen.state === "present" ? serverHash(seen.server) : seen.state))).toEqual([hash, hash]);
  expect([listed?.latestPublishedVersion, listed?.enabled]).toEqual([desired.server.version, true]);
}

afterAll(async () => {
  for (const id of written) await admin.deleteServer(id);
});

/** A sample in `npm test`: one kind of death, and what differs most. */
const cases = Object.keys(STORIES).flatMap((story) =>
  [true, false].flatMap((isRemote) => (["before", "after"] as const).map((when) => [story, isRemote ? "remote" : "program", when] as const)),
);
const chosen = isWhole ? cases : cases.filter(([story, kind, when]) => when === "after" && (story === "create" || story === "rollback") === (kind === "remote"));

describe("killed at every write, and made good by the next writer", () => {
  test.each(chosen)("%s of a %s, killed %s it", async (story, kind, when) => {
    for (let at = 0, isOver = false; !isOver; at += 1) {
      const name = `crash-${process.pid}-${++count}`;
      const subject = { id: nacosServerId("public", name), name };
      written.push(subject.id);
      const [before, then] = STORIES[story]?.(subject, kind === "remote") ?? [[], absent(subject)];
      for (const desired of before) await settle(admin, desired);
      isOver = await settle(interrupted(admin, at, when, () => { throw new Crash(); }), then).then(() => true, (error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        return false;
      });
      expect((await settle(admin, then)).kind).toBe("settled");
      await expectExactly(subject, then);
      expect(isOver && at === 0).toBe(false);
      await settle(admin, absent(subject));
      await expectExactly(subject, absent(subject));
    }
  }, 300_000);
});
