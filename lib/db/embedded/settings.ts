import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { z } from "zod";

const settingsSchema = z.object({ password: z.string().min(1), port: z.number().int().positive() });

/** What an installation remembers about its embedded cluster, in `<dataDir>/postgres.json` (mode 600). */
export type ClusterSettings = z.infer<typeof settingsSchema>;

/** The remembered settings, or new ones with a random password and a free port. */
export async function readSettings(dataDir: string): Promise<ClusterSettings> {
  const file = settingsFile(dataDir);
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { password: randomBytes(24).toString("base64url"), port: await freePort() };
  }
}

export function writeSettings(dataDir: string, settings: ClusterSettings): void {
  const draft = `${settingsFile(dataDir)}.new`;
  writeFileSync(draft, JSON.stringify(settings), { mode: 0o600 });
  renameSync(draft, settingsFile(dataDir));
}

/** The wanted port of 127.0.0.1 when nobody listens there, else any free one. */
export async function portNear(wanted: number): Promise<number> {
  return (await tryListen(wanted)) ?? (await freePort());
}

async function freePort(): Promise<number> {
  const port = await tryListen(0);
  if (port === undefined) throw new Error("no free port on 127.0.0.1");
  return port;
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      const bound = typeof address === "object" && address !== null ? address.port : undefined;
      probe.close(() => resolve(bound));
    });
  });
}

function settingsFile(dataDir: string): string {
  return path.join(dataDir, "postgres.json");
}
