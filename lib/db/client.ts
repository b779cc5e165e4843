import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { slot } from "@/lib/config/slot";
import { PrismaClient, type Prisma } from "@/prisma/generated/client";

/** Prisma inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** The one connection pool of a process and Prisma on top of it. */
export interface Database {
  readonly url: string;
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Most connections this process holds; default 10. */
  max?: number;
}

const databaseSlot = slot<Database>("database");

/**
 * Opens a pool. Time-outs are finite so that a lost database turns into an error, never into a hang.
 * Secret columns (password and token hashes, sealed passwords, secrets and addresses) are left out of every read unless a query selects them by name.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    application_name: "gatehouse",
  });
  // Without a listener an idle connection that the server closes would end the process.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    omit: { principal: { passwordHash: true }, apiToken: { secretHash: true }, setupLink: { secretHash: true }, syncTarget: { sealedPassword: true }, webhookEndpoint: { sealedUrl: true, sealedSecret: true, sealedPreviousSecret: true } },
  });
  return {
    url,
    prisma: prisma as unknown as PrismaClient,
    pool,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/** Called once by the process entry (server, worker, test). */
export function provideDatabase(database: Database): void {
  databaseSlot.set(database);
}

export function database(): Database {
  return databaseSlot.get();
}

/** Prisma for reads outside a transaction. */
export function prisma(): PrismaClient {
  return databaseSlot.get().prisma;
}
