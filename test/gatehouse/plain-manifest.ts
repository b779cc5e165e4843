import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";

/** The smallest manifest that can be installed, written by us. */
export function plainManifest(name: string, version: string) {
  return {
    $schema: CURRENT_SCHEMA_URL,
    name,
    description: `Test server ${name.replace("/", " ")}`,
    version,
    packages: [{ registryType: "npm", identifier: "@example/test-server", version, transport: { type: "stdio" } }],
  };
}
