import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { slot } from "@/lib/config/slot";

/** Starts the process that runs an import. */
type Launch = (id: string) => void;

const launcher = slot<Launch>("importLauncher");

/** Has an import run in a process of its own. Where none can be started it waits for one that can. */
export function launchImport(id: string): void {
  launcher.peek()?.(id);
}

/** `run`: a process is to run it. `wait`: another machine has its file, and may be away. `none`: it has ended. */
export type NextStep = "run" | "wait" | "none";

export interface LauncherOptions {
  /** `dist/gatehouse.js`. */
  program: string;
  databaseUrl: string;
  /** The environment of the child besides the address of the database. */
  environment: NodeJS.ProcessEnv;
  /** What is left to do for an import. May reject: then it is asked again. */
  nextStep: (id: string) => Promise<NextStep>;
  onError: (error: Error) => void;
  /** How long to wait, in ms, after so many turns that did not end an import. */
  delayMs?: (turns: number) => number;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
const STOP_WITHIN_MS = 5_000;

/** Twice as long each time, up to 30 s: a database may stay away for an hour, and a process each second would only be in its way. */
export function importDelayMs(turns: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (turns - 1));
}

/** The child processes that run imports, one for each. */
export class ImportProcesses {
  private readonly children = new Map<string, ChildProcess>();
  private readonly watched = new Set<string>();
  private readonly stopping = new AbortController();

  constructor(private readonly options: LauncherOptions) {}

  /** Makes this the launcher of the process. */
  provide(): void {
    launcher.set((id) => this.launch(id));
  }

  /** Stays with an import until it has ended, or this server stops: a process that dies is followed by another. */
  launch(id: string): void {
    const { program, onError } = this.options;
    if (this.stopping.signal.aborted || this.watched.has(id)) return;
    if (!existsSync(program)) return onError(new Error(`${program} is missing: build it with "npm run prestart"`));
    this.watched.add(id);
    void this.watch(id).finally(() => this.watched.delete(id));
  }

  private async watch(id: string): Promise<void> {
    const { signal } = this.stopping;
    const { nextStep, onError, delayMs = importDelayMs } = this.options;
    for (let turns = 1; !signal.aborted; turns += 1) {
      const step = await nextStep(id).catch((error: Error) => onError(error));
      if (step === "none" || signal.aborted) return;
      if (step === "wait" && turns === 1) onError(new Error(`import ${id} waits for the server that has its file`));
      const began = performance.now();
      if (step === "run") await this.run(id).catch(onError);
      // A process that worked for a while has not failed at the start: what befell it may be over at once.
      if (performance.now() - began > LONGEST_DELAY_MS) turns = 1;
      await pause(delayMs(turns), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Resolves when the process of the import has ended well, or because this server stops. */
  private run(id: string): Promise<void> {
    const { program, databaseUrl, environment } = this.options;
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, "import-run", id], {
        env: { ...environment, DATABASE_URL: databaseUrl },
        stdio: ["ignore", "ignore", "inherit"],
      });
      this.children.set(id, child);
      child.on("error", (error) => {
        this.children.delete(id);
        reject(error);
      });
      child.on("close", (code) => {
        this.children.delete(id);
        if (code === 0 || this.stopping.signal.aborted) resolve();
        else reject(new Error(`the process of import ${id} ended with ${code ?? "a signal"}`));
      });
    });
  }

  /** Ends the children; what they were doing is taken up at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const closed = [...this.children.values()].map((child) => new Promise((resolve) => child.once("close", resolve)));
    for (const child of this.children.values()) child.kill("SIGTERM");
    const timer = setTimeout(() => {
      for (const child of this.children.values()) child.kill("SIGKILL");
    }, STOP_WITHIN_MS);
    await Promise.all(closed);
    clearTimeout(timer);
  }
}
