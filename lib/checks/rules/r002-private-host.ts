import { isAllowedHost, nonPublicReason, remoteUrl } from "@/lib/checks/hosts";
import type { CheckConfig, RawFinding, Rule } from "@/lib/checks/rule";
import type { Remote } from "@/lib/manifest/schema";

function evaluateRemote(remote: Remote, index: number, config: CheckConfig): RawFinding[] {
  const url = remoteUrl(remote);
  if (url === null || url.hostname === "" || isAllowedHost(url.hostname, config.allowedPrivateHosts)) return [];
  const reason = nonPublicReason(url.hostname);
  if (reason === null) return [];
  return [{
    pointer: `/remotes/${index}/url`,
    message: `The host of this remote ${reason}, so clients would be sent to a service inside their own network.`,
    evidence: remote.url ?? "",
  }];
}

/** R002: a remote whose host is private, reserved or a metadata service, unless the installation allows it. */
export const privateHost: Rule = {
  id: "R002",
  version: 1,
  title: "Private or reserved host",
  severity: "high",
  subject: "manifest",
  references: ["MCP09", "CWE-918"],
  explanation: "Clients and routers connect from inside the company network. A remote with an internal address uses them to reach what the publisher cannot. Internal servers belong on the list of allowed private hosts.",
  evaluate: ({ manifest, config }) => (manifest.remotes ?? []).flatMap((remote, index) => evaluateRemote(remote, index, config)),
};
