import { remoteUrl } from "@/lib/checks/hosts";
import type { RawFinding, Rule } from "@/lib/checks/rule";
import type { Remote } from "@/lib/manifest/schema";

const PLAINTEXT = new Set(["http:", "ws:"]);

function evaluateRemote(remote: Remote, index: number): RawFinding[] {
  const url = remoteUrl(remote);
  const written = remote.url ?? "";
  const isPlaintext = url === null ? /^\s*(http|ws):/i.test(written) : PLAINTEXT.has(url.protocol);
  if (!isPlaintext) return [];
  return [{
    pointer: `/remotes/${index}/url`,
    message: "The remote is reached without TLS, so anyone on the way can read and change what is said, credentials included.",
    evidence: written,
  }];
}

/**
 * R001: a remote without TLS. Only `remotes`: the transport URL of a package points at the process the client has
 * itself started on its own machine.
 */
export const plaintextRemote: Rule = {
  id: "R001",
  version: 1,
  title: "Plaintext remote",
  severity: "high",
  subject: "manifest",
  references: ["MCP07", "CWE-319"],
  explanation: "Tokens, prompts and results cross the network in the clear, and tool descriptions can be replaced on the way.",
  evaluate: ({ manifest }) => (manifest.remotes ?? []).flatMap(evaluateRemote),
};
