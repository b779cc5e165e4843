import { z } from "zod";

/** The wire shape of one version's configuration for one client (install.md §1.5 step H). */

/** Every client Gatehouse writes a configuration for; stable, since addresses and cookies hold them. */
export const CLIENT_IDS = [
  "vscode", "vscode-insiders", "visual-studio", "cursor", "claude-code", "claude-desktop", "codex", "gemini-cli", "copilot-cli",
  "copilot-cloud-agent", "copilot-ide", "jetbrains-ai", "junie", "windsurf", "zed", "cline", "continue", "goose", "amazon-q", "kiro",
  "lm-studio", "warp", "roo", "opencode", "opencode-v2", "nacos-mcp-router", "json",
] as const;
export const clientIdSchema = z.enum(CLIENT_IDS);

export const OPERATING_SYSTEMS = ["macos", "linux", "windows"] as const;
export const osSchema = z.enum(OPERATING_SYSTEMS);

export const SHELLS = ["sh", "powershell", "cmd"] as const;
const shellSchema = z.enum(SHELLS);

/** Something a reader must know: `code` is stable and worded by pages, `message` is the English sentence. */
export const noteSchema = z.strictObject({
  code: z.string(),
  level: z.enum(["info", "warning", "danger"]),
  message: z.string(),
  params: z.record(z.string(), z.string()),
});

/** One command line a shell; a shell that cannot carry these arguments safely is missing. */
const commandsSchema = z.array(z.strictObject({ shell: shellSchema, code: z.string() }));

/** Where a configuration is kept: a file on each operating system, or a place in the client's own windows. */
const locationSchema = z.strictObject({
  scope: z.enum(["user", "project", "command-line"]),
  paths: z.partialRecord(osSchema, z.string()),
  menu: z.string().nullable(),
});

const requestedFields = { client: clientIdSchema, name: z.string(), os: osSchema, target: z.string(), notes: z.array(noteSchema) };

/** Ready to copy. A value that is still `missing` stands there as `<id>`; then there are no commands and no links. */
export const readyInstallSchema = z.strictObject({
  status: z.literal("ready"),
  ...requestedFields,
  /** The name under which the client knows the server. */
  key: z.string(),
  format: z.enum(["json", "jsonc", "yaml", "toml"]),
  locations: z.array(locationSchema),
  /** Only what this server adds, each part with the section it belongs into. */
  snippet: z.array(z.strictObject({ into: z.string(), code: z.string() })),
  /** The file as it is when there was none before; null where a file always has more in it. */
  wholeFile: z.string().nullable(),
  /** The command or address the configuration amounts to, for the reader to confirm. */
  runs: z.strictObject({ argv: z.array(z.string()).nullable(), url: z.string().nullable() }),
  /**
   * What has to be started first and left running, where the client only connects; null where there is no such step. `env`
   * must be set where it is started. An open argument is `<id>`, and then there is no command.
   */
  start: z.strictObject({ argv: z.array(z.string()), commands: commandsSchema, env: z.record(z.string(), z.string()) }).nullable(),
  add: commandsSchema,
  /** `web` goes by way of a page of a third party, and is only there where that is wanted. */
  links: z.array(z.strictObject({ kind: z.enum(["app", "gallery", "web"]), url: z.string() })),
  remove: z.strictObject({ section: z.string(), commands: commandsSchema }),
  /** Ids of inputs that need an answer first. */
  missing: z.array(z.string()),
  /** Environment variables (or secrets of the client's own store) that must exist, the input each is for, and whether another name would not do. */
  variables: z.array(z.strictObject({ name: z.string(), input: z.string(), fixed: z.literal(true).optional() })),
});

/** A bundle that the client opens; its digest is compared by whoever downloads it. */
export const bundleInstallSchema = z.strictObject({
  status: z.literal("bundle"),
  ...requestedFields,
  bundle: z.strictObject({ url: z.string(), sha256: z.string() }),
});

/** Remote servers are entered in the client's own window: its place, and what is typed there. A value only the user has is `<id>`. */
export const byHandInstallSchema = z.strictObject({
  status: z.literal("by-hand"),
  ...requestedFields,
  /** A name for it there. */
  key: z.string(),
  menu: z.string(),
  url: z.string(),
  /** Those the window has a place for; a note names the others. */
  headers: z.record(z.string(), z.string()),
  missing: z.array(z.string()),
});

/** Nothing can be shown before these inputs are answered: without them there is no address. */
export const incompleteInstallSchema = z.strictObject({ status: z.literal("incomplete"), ...requestedFields, missing: z.array(z.string()) });

export const unsupportedInstallSchema = z.strictObject({ status: z.literal("unsupported"), ...requestedFields, reason: noteSchema });

export const clientInstallSchema = z.discriminatedUnion("status", [
  readyInstallSchema,
  bundleInstallSchema,
  byHandInstallSchema,
  incompleteInstallSchema,
  unsupportedInstallSchema,
]);

export type ClientId = z.infer<typeof clientIdSchema>;
export type Os = z.infer<typeof osSchema>;
export type Shell = z.infer<typeof shellSchema>;
export type Note = z.infer<typeof noteSchema>;
export type Location = z.infer<typeof locationSchema>;
export type Commands = z.infer<typeof commandsSchema>;
export type ReadyInstall = z.infer<typeof readyInstallSchema>;
export type ByHandInstall = z.infer<typeof byHandInstallSchema>;
export type ClientInstall = z.infer<typeof clientInstallSchema>;
