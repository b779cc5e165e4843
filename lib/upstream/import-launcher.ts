import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { slot } from "@/lib/config/slot";

/** Starts the process that runs an import. */
type Launch = (id: string) => void;

const launcher = slot<Launch>("importLauncher");

/** Has an import run in a process of its own. Where none can be started it waits for one that can. */
export function launchImport(id: string): void {
  launcher.peek()?.(id);
}

export interface LauncherOptions {
  /** `dist/gatehouse.js`. */
  program: string;
  databaseUrl: string;
  /** The environment of the child besides the address of the database. */
  environment: NodeJS.ProcessEnv;
  onError: (error: Error) => void;
}

/** An import whose process dies is begun again this often; then it waits for the next start of the server. */
const ATTEMPTS = 3;
const AGAIN_AFTER_MS = 1_000;
const STOP_WITHIN_MS = 5_000;

/** The child processes that run imports, one for each. */
export class ImportProcesses {
  private readonly children = new Map<string, ChildProcess>();
  private stopping = false;

  constructor(private readonly options: LauncherOptions) {}

  /** Makes this the launcher of the process. */
  provide(): void {
    launcher.set((id) => this.launch(id));
  }

  launch(id: string, attempt = 1): void {
    if (this.stopping || this.children.has(id)) return;
    const { program, databaseUrl, environment, onError } = this.options;
    if (!existsSync(program)) return onError(new Error(`${program} is missing: build it with "npm run prestart"`));
    const child = spawn(process.execPath, [program, "import-run", id], {
      env: { ...environment, DATABASE_URL: databaseUrl },
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.children.set(id, child);
    child.on("error", onError);
    child.on("close", (code) => {
      this.children.delete(id);
      if (code === 0 || this.stopping) return;
      onError(new Error(`the process of import ${id} ended with ${code ?? "a signal"}`));
      if (attempt < ATTEMPTS) setTimeout(() => this.launch(id, attempt + 1), AGAIN_AFTER_MS).unref();
    });
  }

  /** Ends the children; what they were doing is taken up at the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    const closed = [...this.children.values()].map((child) => new Promise((resolve) => child.once("close", resolve)));
    for (const child of this.children.values()) child.kill("SIGTERM");
    const timer = setTimeout(() => {
      for (const child of this.children.values()) child.kill("SIGKILL");
    }, STOP_WITHIN_MS);
    await Promise.all(closed);
    clearTimeout(timer);
  }
}
