/** A process that starts the embedded database of a folder, writes a row and waits to be killed. */
import { Client } from "pg";
import { startEmbeddedPostgres } from "../../lib/db/embedded-postgres";

const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "" });
const client = new Client({ connectionString: url });
// The database may be killed before this process is.
client.on("error", () => undefined);
await client.connect();
await client.query("create table kept as select 42 as answer");
process.stdout.write("ready\n");
setInterval(() => undefined, 60_000);
