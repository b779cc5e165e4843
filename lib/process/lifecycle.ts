import { complain, say } from "@/lib/process/announce";

type Stop = () => Promise<void> | void;

/** A stop that hangs must not keep the process: PostgreSQL is safe either way, it recovers from its log. */
const STOP_LIMIT_MS = 25_000;

/**
 * Starts a process and stops it cleanly: what was started stops in reverse order, on Ctrl-C, on SIGTERM and when the
 * start itself fails. A second signal ends the process at once.
 */
export class Lifecycle {
  private readonly stops: { name: string; stop: Stop }[] = [];
  private stopping: Promise<void> | undefined;

  /** Registers what undoes a step of the start that has just succeeded. */
  onStop(name: string, stop: Stop): void {
    this.stops.push({ name, stop });
  }

  async run(start: () => Promise<void>): Promise<void> {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => this.onSignal());
    try {
      await start();
    } catch (error) {
      complain(sentence(error));
      await this.stop();
      process.exit(1);
    }
  }

  private onSignal(): void {
    if (this.stopping !== undefined) process.exit(130);
    say("stopping …");
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    void this.stop().then(() => process.exit(0));
  }

  private stop(): Promise<void> {
    return (this.stopping ??= this.stopAll());
  }

  private async stopAll(): Promise<void> {
    for (const { name, stop } of this.stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        complain(`${name} did not stop cleanly: ${sentence(error)}`);
      }
    }
  }
}

/** Errors meant for the operator are one sentence; for all others the stack helps more. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error || error.name === "ConfigError" ? error.message : (error.stack ?? error.message);
}
