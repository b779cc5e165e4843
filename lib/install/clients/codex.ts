import { addressField, processFields } from "@/lib/install/configuration/bodies";
import type { Asked, EndpointEntry, ProcessEntry, Text } from "@/lib/install/configuration/entry";
import type { ClientFormat, JsonObject } from "@/lib/install/configuration/format";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { IN_THE_FILE, ownName } from "@/lib/install/configuration/secrets";
import { secretOf, type Writer } from "@/lib/install/configuration/writer";

/** Variables that hold a secret are forwarded by name, whole: Codex replaces nothing within a value. */
function processBody(started: ProcessEntry, out: Writer): JsonObject {
  const env_vars = Object.entries(started.env).flatMap(([name, text]) => {
    const asked = secretOf(text);
    return asked ? [out.wholeVariable(name, text, asked)] : [];
  });
  const literal = Object.fromEntries(Object.entries(started.env).filter(([name]) => !env_vars.includes(name)));
  return { ...processFields({ ...started, env: literal }, out), ...(env_vars.length > 0 && { env_vars }), startup_timeout_sec: 20 };
}

/** The variable behind `Authorization: Bearer {x}` and nothing else. */
function bearerOf({ headers }: EndpointEntry): Asked | undefined {
  const [scheme, asked, ...rest] = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? [];
  return scheme === "Bearer " && typeof asked === "object" && asked.input.secret && rest.length === 0 ? asked : undefined;
}

/** A header that is nothing but a secret is a variable of any name; one with text around it has a variable of its own. */
function headerVariable(name: string, text: Text, key: string, out: Writer): string | undefined {
  const asked = secretOf(text);
  if (asked === undefined) return undefined;
  return text.length === 1 ? out.variable(asked) : out.wholeVariable(ownName(key, `${name}_HEADER`), text, asked);
}

function endpointBody(endpoint: EndpointEntry, key: string, out: Writer): JsonObject {
  const bearer = bearerOf(endpoint);
  const others = Object.entries(endpoint.headers).filter(([, text]) => bearer === undefined || !text.includes(bearer));
  const secret = others.flatMap(([name, text]): [string, string][] => {
    const variable = headerVariable(name, text, key, out);
    return variable === undefined ? [] : [[name, variable]];
  });
  const literal = others.filter(([, text]) => secretOf(text) === undefined).map(([name, text]): [string, string] => [name, out.text(text, "header")]);
  return {
    url: addressField(endpoint, out),
    ...(bearer && { bearer_token_env_var: out.variable(bearer) }),
    ...(literal.length > 0 && { http_headers: Object.fromEntries(literal) }),
    ...(secret.length > 0 && { env_http_headers: Object.fromEntries(secret) }),
  };
}

/** TOML; secrets by the name of a variable (install.md §1.3 Codex, §1.5 step F); no sse; a `headers` table is ignored there. */
export const codex: ClientFormat = {
  id: "codex",
  name: "Codex",
  syntax: "toml",
  section: ["mcp_servers"],
  locations: [homeFile(".codex/config.toml"), projectFile(".codex/config.toml")],
  secrets: IN_THE_FILE,
  speaks: ["stdio", "streamable-http"],
  body: ({ entry, shortKey, out }) => ("process" in entry ? processBody(entry.process, out) : endpointBody(entry.endpoint, shortKey, out)),
  add: ({ key, entry }, body) => {
    const begin = ["codex", "mcp", "add", key];
    if ("process" in entry) {
      const { command, args, env = {}, env_vars } = body as { command: string; args: string[]; env?: Record<string, string>; env_vars?: string[] };
      // The command has no option that forwards a variable by name.
      if (env_vars) return note("no-command-secret");
      return [...begin, ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]), "--", command, ...args];
    }
    const { url, bearer_token_env_var, http_headers, env_http_headers } = body as { url: string; bearer_token_env_var?: string; http_headers?: JsonObject; env_http_headers?: JsonObject };
    // Nor one for headers.
    if (http_headers || env_http_headers) return note("no-command-characters");
    return [...begin, "--url", url, ...(bearer_token_env_var ? ["--bearer-token-env-var", bearer_token_env_var] : [])];
  },
  remove: (key) => ["codex", "mcp", "remove", key],
};
