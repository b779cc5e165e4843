import type { NacosAdmin } from "./client/admin";
import { isNacosError, type NacosDenial } from "./client/errors";
import { type Claim, type Marker, readClaim } from "./marker";
import type { TestResult } from "./target-schema";

type Step = TestResult["steps"][number];

/**
 * Tries what a sync does, without writing: reach it, its version, sign in, read, the namespace, who claims it. Ends at the
 * first thing that makes the rest pointless. Never throws for what a Nacos does.
 */
export async function testNacos(connect: () => Promise<NacosAdmin>, own: () => Promise<Marker>): Promise<TestResult> {
  const steps: Step[] = [];
  let version: string | null = null;
  const tried = async (name: Step["name"], work: () => Promise<Pick<Step, "ok" | "detail">>) => {
    const step = { name, ...(await told(work)) };
    steps.push(step);
    return step.ok;
  };
  const connected = await connect().catch((error: unknown) => {
    if (!isNacosError(error)) throw error;
    return error;
  });
  if (connected instanceof Error) {
    await tried("sign_in", () => Promise.reject(connected));
    return { ok: false, detail: connected.message, version, steps };
  }
  const admin = connected;
  admin.forget();
  const isUsable =
    (await tried("reach", async () => ({ ok: await admin.ready(), detail: "It answers; if this is not ok, it says that it is not ready yet." }))) &&
    (await tried("version", async () => {
      const state = await admin.state();
      version = state.version;
      return { ok: state.supported, detail: state.supported ? `Nacos ${state.version}${advice(state.version, state.capabilities.safeVersionDelete)}` : `Nacos ${state.version} is not supported: 3.0.3 to 3.3 are.` };
    })) &&
    (await tried("sign_in", async () => {
      const servers = await admin.listServers();
      return { ok: true, detail: `Signed in; ${servers.length} MCP servers stand in the namespace.` };
    }));
  if (isUsable) {
    await tried("namespace", async () => namespaceDetail(await admin.namespaceState(), admin.namespaceId));
    await tried("marker", async () => claimDetail(await readClaim(admin, own)));
  }
  const failed = steps.find(({ ok }) => !ok);
  const detail = failed?.detail ?? "Everything a sync reads works. Whether the user may write shows with the first write.";
  return { ok: failed === undefined, detail, version, steps };
}

function advice(version: string, safeVersionDelete: boolean): string {
  return safeVersionDelete ? "." : `, which cannot delete one version alone: going back to an older one leaves a gap of a moment. 3.2.3 and later can.`;
}

function namespaceDetail(state: "present" | "absent" | "unknown", namespaceId: string): Pick<Step, "ok" | "detail"> {
  if (state === "absent") return { ok: false, detail: `There is no namespace "${namespaceId}". Nacos would take writes to it all the same; create it first.` };
  return { ok: true, detail: state === "present" ? `The namespace "${namespaceId}" exists.` : "This user may not ask whether the namespace exists; Nacos tells only administrators." };
}

function claimDetail(claim: Claim): Pick<Step, "ok" | "detail"> {
  return claim.kind === "ours" ? { ok: true, detail: "No other registry claims the namespace." } : { ok: false, detail: `Another registry claims this namespace: ${claim.owner}.` };
}

const DENIALS: Record<NacosDenial, string> = {
  credentials: "It does not accept this user and password. ",
  rights: "It knows this user and gives it no right to do this. ",
  sealed: "",
};

async function told(work: () => Promise<Pick<Step, "ok" | "detail">>): Promise<Pick<Step, "ok" | "detail">> {
  try {
    return await work();
  } catch (error) {
    if (!isNacosError(error)) throw error;
    const denial = error.denial === null ? "" : DENIALS[error.denial];
    return { ok: false, detail: `${denial}${error.message}` };
  }
}
