import type { Configs } from "./admin";
import { parseData, type Caller } from "./caller";
import { isNacosError } from "./errors";
import { configSummarySchema, storedConfigSchema } from "./schema";

const PATH = "/v3/admin/cs/config";
/** No content has this digest, so that a compare-and-set with it only ever creates (seen on 3.1.0). */
const NO_CONTENT_MD5 = "0".repeat(32);

export function rawConfigs(caller: Caller): Configs {
  const { namespaceId } = caller;
  return {
    readConfig: async (config) => {
      try {
        return parseData(storedConfigSchema, await caller.data({ method: "GET", path: PATH, query: { namespaceId, ...config } }));
      } catch (error) {
        if (isNacosError(error, "not_found")) return null;
        throw error;
      }
    },
    publishConfig: async (config, content, expectedMd5) => {
      const form = { namespaceId, ...config, content, type: "json" };
      await caller.data({ method: "POST", path: PATH, form, headers: { casMd5: expectedMd5 ?? NO_CONTENT_MD5 } });
    },
    deleteConfig: async (config) => {
      await caller.data({ method: "DELETE", path: PATH, query: { namespaceId, ...config } });
    },
    listConfigs: async (groupName, tag) => {
      const query = { namespaceId, groupName, dataId: "", search: "accurate", ...(tag !== undefined && { configTags: tag }) };
      return caller.pages({ method: "GET", path: `${PATH}/list`, query }, configSummarySchema);
    },
  };
}
