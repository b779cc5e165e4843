/**
 * Wakes whoever waits. A raise while nobody waits is kept for the next one, so that no wake-up is lost between looking
 * and waiting; waiters therefore look again after each wake-up.
 */
export class Signal {
  private raised = false;
  private readonly waiters = new Set<() => void>();

  raise(): void {
    this.raised = this.waiters.size === 0;
    for (const wake of this.waiters) wake();
    this.waiters.clear();
  }

  /** Resolves at the next raise, after `timeoutMs`, or when `signal` aborts. */
  async wait(timeoutMs?: number, signal?: AbortSignal): Promise<void> {
    if (this.raised) {
      this.raised = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(wake, Math.max(0, timeoutMs));
      const waiters = this.waiters;
      function wake() {
        clearTimeout(timer);
        waiters.delete(wake);
        signal?.removeEventListener("abort", wake);
        resolve();
      }
      waiters.add(wake);
      signal?.addEventListener("abort", wake, { once: true });
    });
  }
}
