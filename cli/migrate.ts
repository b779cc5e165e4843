import { loadConfig } from "@/lib/config/config";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/prisma/migrate";

/** `node dist/migrate.js`: brings the configured database up to date before the first new process starts. */
async function main(): Promise<void> {
  const { databaseUrl, dataDir } = loadConfig();
  if (databaseUrl !== null) return report(await migrate(databaseUrl));
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    report(await migrate(postgres.url));
  } finally {
    await postgres.stop();
  }
}

function report({ applied }: { applied: string[] }): void {
  process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : `Applied: ${applied.join(", ")}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
