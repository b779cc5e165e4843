import { z } from "zod";
import { jobStateSchema } from "@/lib/system/job-schema";

/** Whether this process should be asked anything: what `/readyz` says. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  /** The database answers. */
  database: z.boolean(),
  /** Every migration was completed. */
  migrations: z.boolean(),
  /** What is served was confirmed lately. */
  readModel: z.boolean(),
});
export type Readiness = z.infer<typeof readinessSchema>;

/** A program that follows the feed. `alive`: it has told of itself lately. */
const consumerSchema = z.object({ name: z.string(), appliedSeq: z.number().int(), lag: z.number().int(), seenAt: z.string(), alive: z.boolean() });

/** A process that runs jobs: it holds a session of PostgreSQL for as long as it lives. */
const workerSchema = z.object({ pid: z.number().int(), address: z.string().nullable(), since: z.string(), workers: z.number().int() });

export const systemSchema = z.object({
  at: z.string(),
  readiness: readinessSchema,
  versions: z.object({
    ...{ gatehouse: z.string(), commit: z.string(), builtAt: z.string(), node: z.string(), postgres: z.string() },
    migrations: z.object({ applied: z.number().int(), newest: z.string().nullable() }),
  }),
  /** The process that answers. */
  process: z.object({
    ...{ name: z.string(), uptimeSeconds: z.number(), memoryBytes: z.number() },
    /** Null in a process that serves nothing. */
    readModel: z.object({ appliedSeq: z.number().int(), lag: z.number().int(), catalogs: z.number().int() }).nullable(),
  }),
  feed: z.object({ seq: z.number().int(), consumers: z.array(consumerSchema) }),
  workers: z.array(workerSchema),
  jobs: z.array(z.object({ job: z.string(), state: jobStateSchema, count: z.number().int() })),
  database: z.object({ bytes: z.number(), tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number() })) }),
});
export type System = z.infer<typeof systemSchema>;

/** One environment variable. `value` is null where none was set, and where it may not be seen. */
export const variableSchema = z.object({
  name: z.string(),
  isSet: z.boolean(),
  disclosure: z.enum(["shown", "hidden"]),
  value: z.string().nullable(),
  standard: z.string().nullable(),
});
export type Variable = z.infer<typeof variableSchema>;
