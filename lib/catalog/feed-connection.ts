import { Client } from "pg";
import type { AccessFacts, ServerFacts } from "@/lib/catalog/read-model";
import { loadAccess, loadAllServers, loadServers } from "@/lib/catalog/read-model-repository";

/** The channel that the trigger `catalog_event_order` notifies. */
const CHANNEL = "gatehouse_feed";
/** A connection that does not answer within this time is given up and replaced. */
const QUERY_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 1_000;

export interface FeedEvent {
  seq: number;
  at: Date;
  kind: string;
  catalogId: string | null;
  serverId: string | null;
  serverName: string | null;
  version: string | null;
  digest: string | null;
  previousVersion: string | null;
}

export interface Snapshot {
  /** Every change up to this number is in it, none after. */
  seq: number;
  access: AccessFacts;
  servers: ServerFacts[];
}

/** One PostgreSQL connection of its own: it listens to the feed and reads for the read model. Used up by its first error. */
export class FeedConnection {
  private constructor(private readonly client: Client) {}

  /** Connects and listens. `wake` is called on every notification and when the connection breaks. */
  static async open(url: string, wake: () => void): Promise<FeedConnection> {
    const client = new Client({
      connectionString: url,
      application_name: "gatehouse feed",
      connectionTimeoutMillis: 5_000,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on("error", wake);
    client.on("notification", wake);
    const connection = new FeedConnection(client);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  async newestSeq(): Promise<number> {
    const { rows } = await this.client.query<{ seq: string }>("SELECT coalesce(max(seq), 0) AS seq FROM catalog_event");
    return Number(rows[0]?.seq ?? 0);
  }

  /** Everything there is, as of one instant. */
  async snapshot(): Promise<Snapshot> {
    await this.client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const seq = await this.newestSeq();
    const access = await loadAccess(this.client);
    const servers = await loadAllServers(this.client);
    await this.client.query("COMMIT");
    return { seq, access, servers };
  }

  /** The next events after `seq`, in order. */
  async eventsAfter(seq: number, limit: number): Promise<FeedEvent[]> {
    const { rows } = await this.client.query<Omit<FeedEvent, "seq"> & { seq: string }>(
      `SELECT seq, at, kind, catalog_id AS "catalogId", server_id AS "serverId", server_name AS "serverName", version, digest,
         previous_version AS "previousVersion"
       FROM catalog_event WHERE seq > $1 ORDER BY seq LIMIT $2`,
      [seq, limit],
    );
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }

  servers(ids: readonly string[]): Promise<ServerFacts[]> {
    return loadServers(this.client, ids);
  }

  access(): Promise<AccessFacts> {
    return loadAccess(this.client);
  }

  /** Tells others how far this consumer has come. */
  async recordConsumer(name: string, seq: number): Promise<void> {
    await this.client.query(
      `INSERT INTO feed_consumer (name, applied_seq, seen_at) VALUES ($1, $2, now())
       ON CONFLICT (name) DO UPDATE SET applied_seq = excluded.applied_seq, seen_at = excluded.seen_at`,
      [name, seq],
    );
  }

  /** A process that stopped is no consumer any more; nor is one that has not been seen for a day. */
  async forgetConsumer(name: string): Promise<void> {
    await this.client.query("DELETE FROM feed_consumer WHERE name = $1 OR name LIKE 'web:%' AND seen_at < now() - interval '1 day'", [name]);
  }

  /** Ends the connection; one that no longer answers is abandoned. Never throws. */
  async close(): Promise<void> {
    const ended = this.client.end().catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS).unref())]);
  }
}
