import type { TestProject } from "vitest/node";
import { z } from "zod";
import { type Session, success } from "@/test/gatehouse/governance-steps";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { type NacosFacts, type RealNacos, startRealNacos } from "@/test/nacos/real/start";
import { CATALOG } from "./servers";

/** What tests need to know of what runs; plain data. */
export interface RoutersPlace {
  gatehouse: Pick<RunningGatehouse, "baseUrl" | "bootstrapToken" | "people">;
  /** With the target that mirrors the catalog into it; absent without Java. */
  nacos: (NacosFacts & { targetId: string }) | null;
}

declare module "vitest" {
  interface ProvidedContext {
    routersPlace: RoutersPlace;
  }
}

const targetSchema = z.object({ id: z.string() });
const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

/** One Gatehouse and one Nacos, to which it pushes, for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The servers of these tests listen on this machine.
  const starting = [startGatehouse({ env: { GATEHOUSE_ALLOW_PRIVATE_REMOTES: "1" } }), nacosIfPossible()] as const;
  const stopAll = async (): Promise<void> => {
    const [gatehouse, nacos] = await Promise.allSettled(starting);
    if (gatehouse.status === "fulfilled") await gatehouse.value.stop();
    if (nacos.status === "fulfilled") await nacos.value?.remove();
  };
  try {
    const [gatehouse, nacos] = await Promise.all(starting);
    const { baseUrl, bootstrapToken, people } = gatehouse;
    const admin = await gatehouse.signIn(people.admin.email, people.admin.password);
    await success(admin.fetch("/api/v1/catalogs", post({ slug: CATALOG, title: "Harbour", audience: "token" })), z.unknown());
    const target = nacos && { ...nacos.facts, targetId: await givenTarget(admin, nacos.facts, CATALOG) };
    project.provide("routersPlace", { gatehouse: { baseUrl, bootstrapToken, people }, nacos: target });
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}

async function nacosIfPossible(): Promise<RealNacos | null> {
  const { NACOS_JAVA: java, NACOS_BUILD: build } = process.env;
  return java && build ? startRealNacos({ java, build }) : null;
}

/** Answers its id. */
async function givenTarget(admin: Session, { baseUrl, users }: NacosFacts, catalog: string): Promise<string> {
  const target = { name: catalog, url: baseUrl, ...users.sync, catalog };
  return (await success(admin.fetch("/api/v1/targets", post(target)), targetSchema)).id;
}
