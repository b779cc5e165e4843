import { refusal, success, type DoubleAnswer } from "./answers";
import { md5Of, type StoredConfig } from "./config-store";
import { page } from "./page";
import type { DoubleRequest } from "./request";
import type { DoubleState } from "./state";

interface Name {
  namespaceId: string;
  groupName: string;
  dataId: string;
}

const nameOf = (parameters: Readonly<Record<string, string>>): Name => ({
  namespaceId: parameters["namespaceId"] || "public",
  groupName: parameters["groupName"] ?? "",
  dataId: parameters["dataId"] ?? "",
});

export function getConfig(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const { namespaceId, groupName, dataId } = nameOf(parameters);
  const config = state.configs.get(namespaceId, groupName, dataId);
  if (!config) throw refusal(404, 20004, "Config not exist, please publish Config first.");
  return success({ ...summary(namespaceId, config), content: config.content, createUser: config.createUser, configTags: config.configTags || null });
}

/** CAS by header; what is not there may always be created (190–193). */
export function publishConfig(state: DoubleState, { parameters, headers }: DoubleRequest, user: string): DoubleAnswer {
  const { namespaceId, groupName, dataId } = nameOf(parameters);
  const known = state.configs.get(namespaceId, groupName, dataId);
  const expected = headers["casmd5"];
  if (expected && known && expected !== md5Of(known.content)) throw refusal(500, 20005, "Cas publish fail, server md5 may have changed.");
  state.configs.put(namespaceId, { groupName, dataId, content: parameters["content"] ?? "", createUser: user, configTags: parameters["configTags"] ?? "" });
  return success(true);
}

export function deleteConfig(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const { namespaceId, groupName, dataId } = nameOf(parameters);
  state.configs.delete(namespaceId, groupName, dataId);
  return success(true);
}

export function listConfigs(state: DoubleState, { parameters }: DoubleRequest): DoubleAnswer {
  const { namespaceId, groupName, dataId } = nameOf(parameters);
  const tag = parameters["configTags"];
  const pattern = dataId.replace(/\*$/, "");
  const fits = (config: StoredConfig): boolean =>
    (groupName === "" || config.groupName === groupName) &&
    (dataId === "" || (dataId.endsWith("*") ? config.dataId.startsWith(pattern) : config.dataId === dataId)) &&
    (!tag || config.configTags.split(",").includes(tag));
  return success(page(state.configs.all(namespaceId).filter(fits).map((config) => summary(namespaceId, config)), parameters));
}

function summary(namespaceId: string, { groupName, dataId, content, appName }: StoredConfig): object {
  return { namespaceId, groupName, dataId, md5: md5Of(content), type: "json", appName };
}
