import type { NacosAdmin } from "./client/admin";
import { isNacosError, type NacosDenial, type NacosError } from "./client/errors";
import { type Claim, type Marker, readClaim } from "./marker";
import type { TestFinding, TestResult } from "./target-schema";

type Step = TestResult["steps"][number];
type Found = Omit<Step, "name">;

/**
 * Tries what a sync does, without writing: reach it, its version, sign in, the namespace, who claims it. Ends at the
 * first thing that makes the rest pointless. `own` is null for a target that is not stored yet, which owns no marker.
 * Never throws for what a Nacos does.
 */
export async function testNacos(connect: () => Promise<NacosAdmin>, own: (() => Promise<Marker>) | null): Promise<TestResult> {
  const steps: Step[] = [];
  let version: string | null = null;
  const tried = async (name: Step["name"], work: () => Promise<Found>) => {
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
    (await tried("reach", () => reach(admin))) &&
    (await tried("version", async () => {
      const state = await admin.state();
      version = state.version;
      return versionFound(state);
    })) &&
    (await tried("sign_in", async () => {
      const servers = await admin.listServers();
      return fine("signed_in", String(servers.length), `Signed in; ${servers.length} MCP servers stand in the namespace.`);
    }));
  if (isUsable) {
    await tried("namespace", async () => namespaceFound(await admin.namespaceState(), admin.namespaceId));
    await tried("marker", async () => claimFound(await readClaim(admin, own ?? NOBODY)));
  }
  const failed = steps.find(({ ok }) => !ok);
  const detail = failed?.detail ?? "Everything a sync reads works. Whether the user may write shows with the first write.";
  return { ok: failed === undefined, detail, version, steps };
}

/** To a target that does not exist every marker is somebody else's. */
const NOBODY: Marker = { owner: "", generation: 0 };

const fine = (found: TestFinding, value: string | null, detail: string): Found => ({ ok: true, found, value, detail });
const wrong = (found: TestFinding, value: string | null, detail: string): Found => ({ ok: false, found, value, detail });

const ANSWERS_AS_NACOS: readonly string[] = ["unavailable", "limited", "not_ready", "auth_denied"];

/** Whatever answers at the address is asked for its version too: only a Nacos that is not ready tells it. */
async function reach(admin: NacosAdmin): Promise<Found> {
  if (await admin.ready()) return fine("ready", null, "It answers and is ready.");
  try {
    await admin.state();
  } catch (error) {
    if (!isNacosError(error) || ANSWERS_AS_NACOS.includes(error.code)) throw error;
    return wrong("not_nacos", null, error.message);
  }
  return wrong("starting", null, "It answers, and says that it is not ready yet.");
}

function versionFound({ version, supported, capabilities }: Awaited<ReturnType<NacosAdmin["state"]>>): Found {
  if (!supported) return wrong("unsupported", version, `Nacos ${version} is not supported: 3.0.3 to 3.3 are.`);
  if (capabilities.safeVersionDelete) return fine("supported", version, `Nacos ${version}.`);
  return fine("gap", version, `Nacos ${version}, which cannot delete one version alone: going back to an older one leaves a gap of a moment. 3.2.3 and later can.`);
}

function namespaceFound(state: "present" | "absent" | "unknown", namespaceId: string): Found {
  if (state === "absent") return wrong("absent", namespaceId, `There is no namespace "${namespaceId}". Nacos would take writes to it all the same; create it first.`);
  if (state === "present") return fine("present", namespaceId, `The namespace "${namespaceId}" exists.`);
  return fine("unasked", namespaceId, "This user may not ask whether the namespace exists; Nacos tells only administrators.");
}

function claimFound(claim: Claim): Found {
  if (claim.kind === "ours") return fine("unclaimed", null, "No other registry claims the namespace.");
  return wrong("claimed", claim.owner, `Another registry claims this namespace: ${claim.owner}.`);
}

const DENIALS: Record<NacosDenial, string> = {
  credentials: "It does not accept this user and password. ",
  rights: "It knows this user and gives it no right to do this. ",
  sealed: "",
};

async function told(work: () => Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    if (!isNacosError(error)) throw error;
    const denial = error.denial === null ? "" : DENIALS[error.denial];
    return wrong(findingOf(error), null, `${denial}${error.message}`);
  }
}

function findingOf({ code, denial }: NacosError): TestFinding {
  if (code === "auth_denied") return denial ?? "credentials";
  if (code === "unavailable") return "unreachable";
  if (code === "limited" || code === "not_ready") return "busy";
  return code === "unexpected" ? "not_nacos" : "refused";
}
