/** Generates the Prisma client, when the schema has changed since. Node built-ins only. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fingerprint, stamp } from "./fingerprint.mjs";
import { binary, root, step } from "./process.mjs";

const SOURCES = ["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"];
const OUTPUT = "prisma/generated";

export async function ensureGenerated() {
  const wanted = fingerprint(SOURCES);
  const generated = stamp(`${OUTPUT}/.gatehouse-schema`);
  if (generated.matches(wanted) && existsSync(path.join(root, OUTPUT, "client.ts"))) return;
  await step("generating the database client", [binary("prisma"), "generate", "--no-hints"], {
    env: { ...engineStub(), CHECKPOINT_DISABLE: "1" },
  });
  generated.write(wanted);
}

/**
 * The command first wants to download a native engine that generating does not use. Where that engine is not
 * installed, a stand-in keeps it from trying (design/idioms.md §4.1). Never do this for `prisma migrate`:
 * with the stand-in it does nothing and looks successful.
 */
function engineStub() {
  const engines = path.join(root, "node_modules/@prisma/engines");
  const present = readdirSync(engines).some((name) => name.startsWith("schema-engine-"));
  return present ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true" };
}
