import { amazonQ } from "@/lib/install/clients/amazon-q";
import { claudeCode } from "@/lib/install/clients/claude-code";
import { claudeDesktop } from "@/lib/install/clients/claude-desktop";
import { cline } from "@/lib/install/clients/cline";
import { codex } from "@/lib/install/clients/codex";
import { continueDev } from "@/lib/install/clients/continue";
import { copilotCli } from "@/lib/install/clients/copilot-cli";
import { copilotCloudAgent } from "@/lib/install/clients/copilot-cloud-agent";
import { copilotIde } from "@/lib/install/clients/copilot-ide";
import { cursor } from "@/lib/install/clients/cursor";
import { geminiCli } from "@/lib/install/clients/gemini-cli";
import { goose } from "@/lib/install/clients/goose";
import { jetbrainsAi, junie } from "@/lib/install/clients/jetbrains";
import { kiro } from "@/lib/install/clients/kiro";
import { lmStudio } from "@/lib/install/clients/lm-studio";
import { nacosMcpRouter } from "@/lib/install/clients/nacos-mcp-router";
import { opencode, opencodeV2 } from "@/lib/install/clients/opencode";
import { plainJson } from "@/lib/install/clients/plain-json";
import { roo } from "@/lib/install/clients/roo";
import { visualStudio } from "@/lib/install/clients/visual-studio";
import { vsCode, vsCodeInsiders } from "@/lib/install/clients/vs-code";
import { warp } from "@/lib/install/clients/warp";
import { windsurf } from "@/lib/install/clients/windsurf";
import { zed } from "@/lib/install/clients/zed";
import type { ClientFormat } from "./format";
import type { ClientId } from "./schema";

/** Every client, in the order pages show them. */
export const CLIENTS: Readonly<Record<ClientId, ClientFormat>> = {
  vscode: vsCode,
  "vscode-insiders": vsCodeInsiders,
  "visual-studio": visualStudio,
  cursor,
  "claude-code": claudeCode,
  "claude-desktop": claudeDesktop,
  codex,
  "gemini-cli": geminiCli,
  "copilot-cli": copilotCli,
  "copilot-cloud-agent": copilotCloudAgent,
  "copilot-ide": copilotIde,
  "jetbrains-ai": jetbrainsAi,
  junie,
  windsurf,
  zed,
  cline,
  continue: continueDev,
  goose,
  "amazon-q": amazonQ,
  kiro,
  "lm-studio": lmStudio,
  warp,
  roo,
  opencode,
  "opencode-v2": opencodeV2,
  "nacos-mcp-router": nacosMcpRouter,
  json: plainJson,
};
