import type { NacosAdmin, ServiceName } from "./client/admin";
import { isNacosError, NacosError } from "./client/errors";
import { ENDPOINT_GROUP } from "./mapper";
import type { Step } from "./plan";
import type { NacosServerDetail } from "./schema";
import type { ServiceDirectory } from "./service-directory";

export interface Hands {
  admin: NacosAdmin;
  services: ServiceDirectory;
  sleep(ms: number): Promise<void>;
}

/** Writes to the naming service go through raft and show up to 1.5 seconds later (nacos.md §2.9); a busy one is slower. */
const NAMING_WAITS_MS = [50, 100, 200, 400, 800, 1600, 3200];

/** Does one step. Done before, by us or by somebody else, is done. Throws `NacosError`. */
export async function perform(step: Step, hands: Hands): Promise<void> {
  const { admin, services } = hands;
  switch (step.do) {
    case "create_server":
      return create(admin, step.server);
    case "update_server":
      return update(admin, step.server);
    case "delete_server":
      return void (await admin.deleteServer(step.id));
    case "delete_version":
      return void (await admin.deleteVersion(step.id, step.version));
    case "ensure_service":
      await services.note(step.service);
      return admin.ensureService(nameOf(step.service));
    case "disable_health_check":
      return admin.disableHealthCheck(nameOf(step.service));
    case "add_instance":
      return admin.registerInstance(nameOf(step.service), step.at);
    case "remove_instance":
      return admin.deregisterInstance(nameOf(step.service), step.at);
    case "await_instance":
      return awaitInstance(step, hands);
    case "remove_service":
      return removeService(step.service, hands);
  }
}

/**
 * A create that was cut off leaves a server that a second create cannot heal and an update can: it inserts what is
 * missing and overwrites what is there (nacos.md §7.4).
 */
async function create(admin: NacosAdmin, server: NacosServerDetail): Promise<void> {
  try {
    await admin.createServer(server);
  } catch (error) {
    if (!isNacosError(error, "conflict", "half_written")) throw error;
    await update(admin, server);
  }
}

/** What is not there any more is left to the next plan: somebody deleted it, or the name belongs to somebody else. */
async function update(admin: NacosAdmin, server: NacosServerDetail): Promise<void> {
  try {
    await admin.updateServer(server);
  } catch (error) {
    if (!isNacosError(error, "not_found")) throw error;
  }
}

async function awaitInstance({ service, at }: Extract<Step, { do: "await_instance" }>, { admin, sleep }: Hands): Promise<void> {
  for (const wait of [0, ...NAMING_WAITS_MS]) {
    await sleep(wait);
    const instances = await admin.instances(nameOf(service));
    if (instances.some(({ ip, port, healthy, enabled }) => ip === at.address && port === at.port && healthy && enabled)) return;
  }
  throw new NacosError("not_ready", { message: `the endpoint ${at.address}:${at.port} of ${service} does not become healthy` });
}

async function removeService(service: string, { admin, services, sleep }: Hands): Promise<void> {
  for (const wait of [0, ...NAMING_WAITS_MS]) {
    await sleep(wait);
    const instances = await admin.instances(nameOf(service));
    if (instances.length === 0) break;
    for (const { ip, port } of instances) await admin.deregisterInstance(nameOf(service), { address: ip, port });
  }
  await admin.deleteService(nameOf(service));
  await services.forget(service);
}

function nameOf(serviceName: string): ServiceName {
  return { groupName: ENDPOINT_GROUP, serviceName };
}
