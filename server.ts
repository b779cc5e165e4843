import next from "next";
import path from "node:path";
import { createApi } from "@/lib/api/app";
import { warmFacade } from "@/lib/api/facade/warm-up";
import { createHotReads } from "@/lib/api/hot-reads";
import { productDocument } from "@/lib/api/product/openapi";
import { registryDocument } from "@/lib/api/registry/openapi";
import { startDistribution } from "@/lib/catalog/distribution";
import { childEnvironment, loadConfig } from "@/lib/config/config";
import type { Config } from "@/lib/config/schema";
import { seedDemo, wantsDemo } from "@/lib/demo/seed";
import { startWorker } from "@/lib/jobs/worker";
import { announceReady, say } from "@/lib/process/announce";
import { startDatabase } from "@/lib/process/database";
import { prepareInstallation } from "@/lib/process/first-start";
import { Lifecycle } from "@/lib/process/lifecycle";
import { withStaticFiles } from "@/lib/process/static-files";
import { listen } from "@/lib/process/web-server";
import { beginDraining } from "@/lib/telemetry/draining";
import { provideDocuments } from "@/lib/reference/service";
import { startRouterFlush } from "@/lib/routers/service";
import { log } from "@/lib/telemetry/log";
import { databaseMetricSources } from "@/lib/telemetry/metric-sources";
import { provideMetrics } from "@/lib/telemetry/metrics";
import { startUsageFlush } from "@/lib/usage/service";
import { ImportProcesses } from "@/lib/upstream/import-launcher";
import { nextStepOf, resumeImports } from "@/lib/upstream/import-service";

/** From dist/server.js and from the source alike. */
const ROOT = path.basename(import.meta.dirname) === "dist" ? path.dirname(import.meta.dirname) : import.meta.dirname;
/** Scripts and styles of the pages. */
const BUILT_FILES = { folder: path.join(ROOT, ".next", "static"), prefix: "/_next/static/" };
/** How long a stopping process still answers new clients, with "draining" at /readyz. */
const NOTICE_MS = 500;
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
  const imports = new ImportProcesses({
    program: path.join(ROOT, "dist", "gatehouse.js"),
    databaseUrl: ownDatabase.database.url,
    environment: childEnvironment(),
    nextStep: nextStepOf,
    onError: (error) => log().error({ err: error }, "an import was interrupted"),
  });
  imports.provide();
  lifecycle.onStop("imports", () => imports.stop());
  await resumeImports();
  const routerFlush = startRouterFlush((error) => log().error({ err: error }, "what routers did could not be written down"));
  lifecycle.onStop("routers", () => routerFlush.stop());
  const usageFlush = startUsageFlush((error) => log().error({ err: error }, "how often versions were pulled could not be written down"));
  lifecycle.onStop("usage", () => usageFlush.stop());
  const pages = next({ dev: config.development, dir: ROOT, hostname: config.host, port: config.port });
  await pages.prepare();
  lifecycle.onStop("pages", () => pages.close());
  const api = createApi();
  provideDocuments({ registry: registryDocument, product: () => productDocument(api) });
  const answerPage = pages.getRequestHandler();
  const web = await listen({ fetch: api.fetch, hot: createHotReads() }, config.development ? answerPage : withStaticFiles(BUILT_FILES, answerPage), config);
  lifecycle.onStop("http", () => web.stop({ noticeMs: NOTICE_MS, graceMs: GRACE_MS }));
  lifecycle.onStop("waiting readers", () => distribution.tail.releaseReaders());
  lifecycle.onStop("readiness", beginDraining);
  // It only saves time: what fails here is told to the router that asks.
  warmFacade(distribution.model).catch((error: unknown) => log().error({ err: error }, "the facade was not prepared"));
  announceReady(config, firstPeople);
}

async function putDemo(): Promise<void> {
  if (!(await wantsDemo())) return;
  const done = await seedDemo((count, total) => say(`demo: ${count} of ${total} servers`));
  if (!done) say("demo: left out, because this installation has people of its own");
}

const lifecycle = new Lifecycle();
await lifecycle.run(() => start(loadConfig(), lifecycle));
