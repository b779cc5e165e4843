import { loadConfig } from "@/lib/config/config";
import { startWorker } from "@/lib/jobs/worker";
import { say } from "@/lib/process/announce";
import { startDatabase } from "@/lib/process/database";
import { Lifecycle } from "@/lib/process/lifecycle";

/** A process that only runs jobs, beside web processes on the same DATABASE_URL. */
const lifecycle = new Lifecycle();
await lifecycle.run(async () => {
  const ownDatabase = await startDatabase(loadConfig());
  lifecycle.onStop("database", () => ownDatabase.stop());
  const runner = await startWorker(ownDatabase.database.url);
  lifecycle.onStop("jobs", () => runner.stop());
  say("worker is running jobs");
});
