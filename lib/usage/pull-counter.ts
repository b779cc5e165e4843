import { clientKindOf } from "@/lib/usage/client-kind";
import { type Channel, CHANNELS, CLIENT_KINDS } from "@/lib/usage/schema";

/** A version in a catalog: what can be pulled. */
export interface Pulled {
  readonly serverName: string;
  readonly version: string;
}

/** A number of pulls of one kind. */
export interface PullCount {
  server: string;
  version: string;
  /** Slug. */
  catalog: string;
  channel: Channel;
  client: string;
  pulls: number;
}

interface Tally {
  pulled: Pulled;
  catalog: string;
  /** One number for each channel and kind of client. */
  counts: Uint32Array;
}

const KINDS = CLIENT_KINDS.length;
const CHANNEL_OFFSET: Readonly<Record<Channel, number>> = { registry: 0, plan: KINDS, router: 2 * KINDS };
/** User-Agents whose kind is remembered; whoever makes up more of them is looked up each time. */
const MAX_KNOWN_AGENTS = 500;
/** What one flush may hold, and with it what counting may cost in memory: a walk over everything fills this and no more. */
const MAX_TALLIES = 20_000;

/**
 * Counts pulls in plain numbers: a pull costs two look-ups and an addition, no database and no text that is put together.
 * A served entry is one version in one catalog, so it is the key.
 */
export class PullCounter {
  private tallies = new Map<Pulled, Tally>();
  private readonly agents = new Map<string, number>();

  note(pulled: Pulled, catalog: string, channel: Channel, userAgent: string | undefined): void {
    const slot = CHANNEL_OFFSET[channel] + this.kindOf(userAgent ?? "");
    const tally = this.tallies.get(pulled) ?? this.begin(pulled, catalog);
    if (tally !== undefined) tally.counts[slot] = (tally.counts[slot] ?? 0) + 1;
  }

  /** Everything counted since the last time; counting begins anew. */
  take(): PullCount[] {
    const taken = [...this.tallies.values()];
    this.tallies = new Map();
    return taken.flatMap(countsOf);
  }

  private begin(pulled: Pulled, catalog: string): Tally | undefined {
    if (this.tallies.size >= MAX_TALLIES) return undefined;
    const tally = { pulled, catalog, counts: new Uint32Array(CHANNELS.length * KINDS) };
    this.tallies.set(pulled, tally);
    return tally;
  }

  private kindOf(userAgent: string): number {
    const known = this.agents.get(userAgent);
    if (known !== undefined) return known;
    const kind = CLIENT_KINDS.indexOf(clientKindOf(userAgent));
    if (this.agents.size < MAX_KNOWN_AGENTS) this.agents.set(userAgent, kind);
    return kind;
  }
}

function countsOf({ pulled, catalog, counts }: Tally): PullCount[] {
  return CHANNELS.flatMap((channel) =>
    CLIENT_KINDS.flatMap((client, kind) => {
      const pulls = counts[CHANNEL_OFFSET[channel] + kind] ?? 0;
      return pulls === 0 ? [] : [{ server: pulled.serverName, version: pulled.version, catalog, channel, client, pulls }];
    }),
  );
}
