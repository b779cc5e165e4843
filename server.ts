import next from "next";
import path from "node:path";
import { createApi } from "@/lib/api/app";
import { startDistribution } from "@/lib/catalog/distribution";
import { loadConfig } from "@/lib/config/config";
import type { Config } from "@/lib/config/schema";
import { seedDemo, wantsDemo } from "@/lib/demo/seed";
import { startWorker } from "@/lib/jobs/worker";
import { announceReady, say } from "@/lib/process/announce";
import { startDatabase } from "@/lib/process/database";
import { prepareInstallation } from "@/lib/process/first-start";
import { Lifecycle } from "@/lib/process/lifecycle";
import { listen } from "@/lib/process/web-server";
import { log } from "@/lib/telemetry/log";
import { databaseMetricSources } from "@/lib/telemetry/metric-sources";
import { provideMetrics } from "@/lib/telemetry/metrics";

/** From dist/server.js and from the source alike. */
const ROOT = path.basename(import.meta.dirname) === "dist" ? path.dirname(import.meta.dirname) : import.meta.dirname;
const GRACE_MS = 10_000;

/**
 * A web process: database, read model, jobs when wanted, HTTP. What was started is stopped in reverse order, whether
 * the start fails or a signal comes.
 */
async function start(config: Config, lifecycle: Lifecycle): Promise<void> {
  const ownDatabase = await startDatabase(config);
  lifecycle.onStop("database", () => ownDatabase.stop());
  provideMetrics(databaseMetricSources);
  const firstPeople = await prepareInstallation();
  const distribution = await startDistribution({
    databaseUrl: ownDatabase.database.url,
    bootstrapToken: config.bootstrapToken,
    staleAfterMs: config.feedStaleSeconds * 1000,
    onError: (error) => log().error({ err: error }, "the feed could not be followed"),
  });
  lifecycle.onStop("feed", () => distribution.stop());
  if (config.demo) await putDemo();
  if (config.embeddedWorker) {
    const runner = await startWorker(ownDatabase.database.url);
    lifecycle.onStop("jobs", () => runner.stop());
  }
  const pages = next({ dev: config.development, dir: ROOT, hostname: config.host, port: config.port });
  await pages.prepare();
  lifecycle.onStop("pages", () => pages.close());
  const web = await listen(createApi(), pages.getRequestHandler(), config);
  lifecycle.onStop("http", () => web.stop(GRACE_MS));
  announceReady(config, firstPeople);
}

async function putDemo(): Promise<void> {
  if (!(await wantsDemo())) return;
  const done = await seedDemo((count, total) => say(`demo: ${count} of ${total} servers`));
  if (!done) say("demo: left out, because this installation has people of its own");
}

const lifecycle = new Lifecycle();
await lifecycle.run(() => start(loadConfig(), lifecycle));
