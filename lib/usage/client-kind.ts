import type { ClientKind } from "@/lib/usage/schema";

/** What kind of client a User-Agent is of. The first that fits counts: products of editors come before the library they use. */
const PATTERNS: readonly [RegExp, ClientKind][] = [
  [/vscode|visual studio code|github-?copilot|copilot/i, "vscode"],
  [/cursor/i, "cursor"],
  [/claude|anthropic/i, "claude"],
  [/codex|openai/i, "codex"],
  [/gemini|googleapis/i, "gemini"],
  [/jetbrains|intellij/i, "jetbrains"],
  [/nacos/i, "nacos-router"],
  [/mcp-publisher/i, "publisher"],
  [/^mozilla\//i, "browser"],
  [/python|httpx|aiohttp/i, "python"],
  [/axios|undici|node|bun|deno/i, "node"],
  [/^(?:curl|wget)\//i, "curl"],
];

/** Real headers are far shorter; a longer one is somebody's experiment. */
const MAX_LENGTH = 300;

/** A kind from a closed list, whatever a client calls itself: nothing of the header is kept. Pure. */
export function clientKindOf(userAgent: string | undefined): ClientKind {
  const text = (userAgent ?? "").slice(0, MAX_LENGTH);
  return PATTERNS.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}
