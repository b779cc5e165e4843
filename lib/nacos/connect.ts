import { LRUCache } from "lru-cache";
import { config } from "@/lib/config/config";
import type { NacosAdmin } from "./client/admin";
import { createNacosAdmin } from "./client/create";
import { NacosError } from "./client/errors";
import { openPassword } from "./target-password";
import { sealedPasswordOf } from "./target-repository";

export interface Address {
  id: string;
  urls: string[];
  namespaceId: string;
  username: string;
}

/** Clients keep their token, and a login costs Nacos a BCrypt: one client per target and set of credentials. */
const clients = new LRUCache<string, NacosAdmin>({ max: 100 });

/** A client that nobody else gets: for trying what is not stored. */
export function connectOnce({ urls, namespaceId, username }: Omit<Address, "id">, password: string): NacosAdmin {
  return createNacosAdmin({ baseUrls: urls, namespaceId, credentials: username === "" ? null : { username, password } });
}

/** The client of a stored target. Throws `auth_denied` (`sealed`) when its password was sealed with another secret than the one of this process. */
export async function connectTarget(target: Address): Promise<NacosAdmin> {
  const { id, urls, namespaceId, username } = target;
  const sealed = (await sealedPasswordOf(id)) ?? "";
  const key = JSON.stringify([id, urls, namespaceId, username, sealed]);
  const known = clients.get(key);
  if (known !== undefined) return known;
  const admin = connectOnce(target, readablePassword(id, sealed));
  clients.set(key, admin);
  return admin;
}

function readablePassword(targetId: string, sealed: string): string {
  try {
    return openPassword(config().secret, targetId, sealed);
  } catch (cause) {
    const message = "The password of this target cannot be read: GATEHOUSE_SECRET is another one than when it was stored. Enter it again.";
    throw Object.assign(new NacosError("auth_denied", { message, denial: "sealed" }), { cause });
  }
}
