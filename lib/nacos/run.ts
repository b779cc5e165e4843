import type { NacosAdmin, NacosCapabilities } from "./client/admin";
import type { Lease } from "./lease";
import type { TargetNames } from "./load-desired";
import type { Pace } from "./pace";
import type { Fence } from "./sync-repository";
import type { ServiceDirectory } from "./service-directory";
import type { TargetRow } from "./target-repository";

/** One run over one target: everything its parts share. */
export interface Run {
  target: TargetRow;
  /** Paused: what is not approved any more is taken away, and nothing else is done. */
  onlyRemovals: boolean;
  lease: Lease;
  fence: Fence;
  admin: NacosAdmin;
  capabilities: NacosCapabilities;
  services: ServiceDirectory;
  names: TargetNames;
  pace: Pace;
  sleep(ms: number): Promise<void>;
}

/** Routers share the search pool of a Nacos, which has two threads and four places (nacos.md §1.3): we take two. */
const MAX_CALLS = 2;

/** The same client with at most two calls under way; others wait in their order. */
export function twoAtATime(admin: NacosAdmin): NacosAdmin {
  const waiting: (() => void)[] = [];
  let calls = 0;
  const enter = () => (calls++ < MAX_CALLS ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)));
  const leave = () => {
    calls -= 1;
    waiting.shift()?.();
  };
  return new Proxy(admin, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function" || name === "forget") return typeof member === "function" ? (member.bind(target) as unknown) : member;
      return async (...args: unknown[]) => {
        await enter();
        try {
          return await (member as (...parts: unknown[]) => Promise<unknown>).apply(target, args);
        } finally {
          leave();
        }
      };
    },
  });
}
