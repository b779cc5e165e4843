import { LeaseLost, releaseLease, renewLease, takeLease, type Fence } from "./sync-repository";

/** Longer than the longest call and a beat together: a lease never ends while a write is under way. */
const LEASE_MS = 45_000;
const BEAT_MS = 10_000;
/** A write takes 15 seconds at most (lib/nacos/client). */
const MARGIN_MS = 16_000;

/**
 * The right to write to one target, held by one process at a time. The fence tells a holder that slept too long from the
 * one who came after it; each row it writes is checked against it.
 */
export class Lease {
  private until = Date.now() + LEASE_MS;
  private readonly beat: NodeJS.Timeout;

  private constructor(readonly fence: Fence) {
    this.beat = setInterval(() => void this.renew().catch(() => undefined), BEAT_MS);
    this.beat.unref();
  }

  /** The lease, or when to ask again. Null: there is no such target. */
  static async take(targetId: string, holder: string): Promise<Lease | { freeAt: Date } | null> {
    const taken = await takeLease(targetId, holder, LEASE_MS);
    if (taken === null) return null;
    return "fence" in taken ? new Lease(taken) : { freeAt: taken.until };
  }

  /** Call before each write. Throws `LeaseLost` when it could outlive the lease. */
  async assure(): Promise<void> {
    if (this.until - Date.now() < MARGIN_MS) await this.renew();
    if (this.until - Date.now() < MARGIN_MS) throw new LeaseLost("the lease of this target has ended");
  }

  async release(): Promise<void> {
    clearInterval(this.beat);
    await releaseLease(this.fence);
  }

  private async renew(): Promise<void> {
    const asked = Date.now();
    this.until = (await renewLease(this.fence, LEASE_MS)) ? asked + LEASE_MS : 0;
  }
}
