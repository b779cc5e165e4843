import type { Namespaces } from "./admin";
import type { Caller } from "./caller";
import { isNacosError } from "./errors";

const PATH = "/v3/admin/core/namespace";
/** Always there; it cannot be deleted. */
const PUBLIC = "public";

export function namespaces(caller: Caller): Namespaces {
  const { namespaceId } = caller;
  return {
    namespaceState: async () => {
      if (namespaceId === PUBLIC) return "present";
      try {
        await caller.data({ method: "GET", path: PATH, query: { namespaceId } });
        return "present";
      } catch (error) {
        if (isNacosError(error, "not_found")) return "absent";
        if (isNacosError(error, "auth_denied") && error.denial === "rights") return "unknown";
        throw error;
      }
    },
    createNamespace: async (name, description) => {
      const form = { namespaceId, namespaceName: name, namespaceDesc: description };
      await caller.data({ method: "POST", path: PATH, form }).catch((error: unknown) => {
        if (!isNacosError(error, "conflict")) throw error;
      });
    },
  };
}
