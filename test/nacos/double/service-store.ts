export interface Instance {
  ip: string;
  port: number;
  healthy: boolean;
  /** Before this time the instance list does not know it (nacos.md §2.9). */
  visibleFrom: number;
}

export interface Service {
  namespaceId: string;
  groupName: string;
  serviceName: string;
  /** Made by Nacos itself from a DIRECT endpoint: what a restart takes away (nacos.md §1.3). */
  direct: boolean;
  /** With Nacos' own TCP check an endpoint that nobody serves becomes unhealthy. */
  checked: boolean;
  instances: Instance[];
}

export type ServiceKey = Pick<Service, "namespaceId" | "groupName" | "serviceName">;

/** The persistent services of the naming module, in memory. */
export class ServiceStore {
  readonly #services = new Map<string, Service>();

  get(key: ServiceKey): Service | undefined {
    return this.#services.get(text(key));
  }

  add(key: ServiceKey, direct = false): Service {
    const service = { ...key, direct, checked: !direct, instances: [] };
    this.#services.set(text(key), service);
    return service;
  }

  delete(key: ServiceKey): void {
    this.#services.delete(text(key));
  }

  all(): Service[] {
    return [...this.#services.values()];
  }
}

/** Registers an address, or repairs it. */
export function register(service: Service, ip: string, port: number, visibleFrom: number): void {
  const known = service.instances.find((instance) => instance.ip === ip && instance.port === port);
  if (known) known.healthy = true;
  else service.instances.push({ ip, port, healthy: true, visibleFrom });
}

const text = ({ namespaceId, groupName, serviceName }: ServiceKey): string => [namespaceId, groupName, serviceName].join("\n");
