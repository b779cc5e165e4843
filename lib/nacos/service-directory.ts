import type { EndpointServices } from "./client/admin";
import { ENDPOINT_GROUP } from "./mapper";
import { isServiceOf } from "./observed";

/**
 * Which endpoint services exist, read once and kept by what we do ourselves. Whoever holds the lease of a target is the
 * only one who makes services there, so this saves a walk over all of them for each server. Made anew for each run.
 */
export class ServiceDirectory {
  private known: Promise<Set<string>> | null = null;

  constructor(private readonly admin: Pick<EndpointServices, "listServices">) {}

  async all(): Promise<string[]> {
    return [...(await this.names())];
  }

  /** The services of servers with one of these names. */
  async of(names: readonly string[]): Promise<string[]> {
    return (await this.all()).filter((service) => names.some((name) => isServiceOf(service, name)));
  }

  /** Before it is made: whatever happens to the call, it may exist from now on. */
  async note(service: string): Promise<void> {
    (await this.names()).add(service);
  }

  async forget(service: string): Promise<void> {
    (await this.names()).delete(service);
  }

  private names(): Promise<Set<string>> {
    this.known ??= this.admin.listServices(ENDPOINT_GROUP).then((services) => new Set(services.map(({ name }) => name)));
    // What failed is asked for again.
    this.known.catch(() => (this.known = null));
    return this.known;
  }
}
