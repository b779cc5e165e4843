import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Two thousand servers fit; a Nacos takes half a gigabyte of memory with it. */
const HEAP = "384m";

/** Nacos derives all other ports from the main one, and binds each. */
export interface NacosPorts {
  http: number;
  raft: number;
  grpc: number;
  clusterGrpc: number;
}

export async function freePorts(): Promise<NacosPorts> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const http = 12_000 + Math.floor(Math.random() * 18_000);
    const ports = { http, raft: http - 1000, grpc: http + 1000, clusterGrpc: http + 1001 };
    const free = await Promise.all(Object.values(ports).map(isFree));
    if (free.every(Boolean)) return ports;
  }
  throw new Error("no four free ports for a Nacos");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** Makes the data folder of a new Nacos. The same folder again is a restart: same servers, users and tokens. */
export async function prepareHome(home: string, ports: NacosPorts): Promise<void> {
  const template = await readFile(fileURLToPath(new URL("application.properties", import.meta.url)), "utf8");
  const properties = template
    .replaceAll("@PORT@", String(ports.http))
    .replaceAll("@IDENTITY@", randomBytes(18).toString("base64url"))
    .replaceAll("@TOKEN_KEY@", randomBytes(48).toString("base64"));
  await mkdir(join(home, "conf"), { recursive: true });
  await mkdir(join(home, "logs"), { recursive: true });
  await writeFile(join(home, "conf", "application.properties"), properties, { mode: 0o600 });
}

/** Starts Java and returns at once; Nacos is ready much later. It ends with this process, whatever ends it. */
export async function spawnNacos(java: string, build: string, home: string): Promise<ChildProcess> {
  const log = await open(join(home, "logs", "stdout.log"), "a");
  const logs = join(home, "logs");
  const settings = {
    "nacos.standalone": "true",
    "nacos.deployment.type": "server",
    "nacos.home": home,
    // Both must be system properties, else logs go to the home folder and to the working folder.
    "nacos.logs.path": logs,
    "derby.stream.error.file": join(logs, "derby.log"),
    "nacos.server.ip": "127.0.0.1",
    "nacos.remote.grpc.listen.ip": "127.0.0.1",
  };
  const options = ["-Xms128m", `-Xmx${HEAP}`, "-XX:+UseSerialGC", ...Object.entries(settings).map(([key, value]) => `-D${key}=${value}`)];
  const classPath = [join(build, "classes"), join(build, "lib", "*")].join(":");
  const main = ["-cp", classPath, "gatehouse.nacos.NacosMain", `--spring.config.additional-location=file:${join(home, "conf")}/`];
  const child = spawn(java, [...options, ...main], { cwd: home, stdio: ["pipe", log.fd, log.fd] });
  await log.close();
  return child;
}

/** Resolves when the process is gone; at once when it is already. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

/** The last lines a Nacos wrote, to tell why it did not come up. */
export async function lastWords(home: string): Promise<string> {
  const text = await readFile(join(home, "logs", "stdout.log"), "utf8").catch(() => "");
  return text.split("\n").slice(-40).join("\n");
}
