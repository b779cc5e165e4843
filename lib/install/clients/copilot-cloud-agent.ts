import { addressField, bodyOf, headersField, httpType, processFields } from "@/lib/install/configuration/bodies";
import type { Asked, Text } from "@/lib/install/configuration/entry";
import type { ClientFormat, Writing } from "@/lib/install/configuration/format";
import { menu } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { byReference } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

const isAsked = (text: Text): text is readonly [Asked] => text.length === 1 && typeof text[0] === "object";

/** A variable that is nothing but a secret is given by name alone; within a text there is a `$` before it. */
function environment({ entry }: Writing, written: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const texts = "process" in entry ? entry.process.env : {};
  return Object.fromEntries(Object.entries(written ?? {}).map(([name, value]) => [name, isAsked(texts[name] ?? []) ? value.replace(/^\$\{?|\}$/g, "") : value]));
}

const readOnlyTools = ({ tools }: Writing) => tools.filter(({ annotations }) => annotations?.["readOnlyHint"] === true).map(({ name }) => name);

/** The agent runs on Linux in GitHub's cloud, wants tools by name, and signs in nowhere (install.md §1.3 Copilot cloud agent). */
export const copilotCloudAgent: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "copilot-cloud-agent",
  name: "GitHub Copilot cloud agent",
  runsOn: { os: "linux", elsewhere: true },
  locations: [menu("Repository → Settings → Copilot → Cloud agent → MCP configuration")],
  secrets: {
    ...byReference((variable) => `\${${variable}}`, /\$\{?COPILOT_MCP_\w*\}?/, ["env", "header"]),
    // The agent's environment holds nothing for servers under other names.
    holds: (variable) => `COPILOT_MCP_${variable}`,
  },
  body: (writing) => {
    const { out } = writing;
    const names = readOnlyTools(writing);
    const body = bodyOf(
      writing,
      (entry) => {
        const { env, ...rest } = processFields(entry, out);
        return { type: "local", ...rest, ...(env && { env: environment(writing, env) }) };
      },
      (entry) => ({ type: httpType(entry), url: addressField(entry, out), ...headersField(entry, out) }),
    );
    return { ...body, tools: names.length > 0 ? names : ["*"] };
  },
  notes: (writing) => {
    const client = "GitHub Copilot cloud agent";
    const names = [...writing.out.variables.keys()];
    return [
      note(readOnlyTools(writing).length > 0 ? "tools-listed" : "tools-unknown", { client }),
      ...(names.length > 0 ? [note("agent-variables", { names: names.join(", ") })] : []),
      ...("endpoint" in writing.entry && names.length === 0 ? [note("no-oauth", { client })] : []),
    ];
  },
};
