/** A small manifest that is valid once the names are one's own. Protocol data, not a server. */
export function manifestExample(namespace: string): string {
  const example = {
    $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
    name: `${namespace}/my-server`,
    title: "My server",
    description: "What it does for whom, in one sentence.",
    version: "1.0.0",
    packages: [{ registryType: "npm", identifier: "@example/my-server", version: "1.0.0", transport: { type: "stdio" } }],
  };
  return JSON.stringify(example, null, 2);
}
