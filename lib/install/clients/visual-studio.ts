import type { ClientFormat } from "@/lib/install/configuration/format";
import { visualStudioLink } from "@/lib/install/configuration/links";
import type { Location } from "@/lib/install/configuration/schema";
import { promptsOf, VS_CODE_JSON } from "./vs-code";

const windowsFile = (scope: Location["scope"], path: string): Location => ({ scope, paths: { windows: path }, menu: null });

/** VS Code's JSON in files of its own, on Windows only (install.md §1.3 Visual Studio). Its link is a web page of the vendor (§1.4). */
export const visualStudio: ClientFormat = {
  ...VS_CODE_JSON,
  id: "visual-studio",
  name: "Visual Studio",
  runsOn: { os: "windows", elsewhere: false },
  locations: [windowsFile("user", "%USERPROFILE%\\.mcp.json"), windowsFile("project", ".mcp.json"), windowsFile("project", ".vs\\mcp.json")],
  links: (writing, body) => {
    const inputs = promptsOf(writing);
    return [{ kind: "web", url: visualStudioLink({ name: writing.key, ...(inputs.length > 0 && { inputs }), ...body }) }];
  },
};
