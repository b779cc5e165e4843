/** Builds the Nacos of the tests from Maven Central, once: 186 MB to download, about a minute. Kept beside the other caches. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const SOURCES = ["pom.xml", "src/main/java/gatehouse/nacos/NacosMain.java"];
const CACHE = path.resolve(here, "../../../node_modules/.cache/nacos");

/** Where the build of these sources is, or will be: changed sources have another folder. */
export function buildFolder() {
  const hash = createHash("sha256");
  for (const source of SOURCES) hash.update(readFileSync(path.join(here, source)));
  return path.join(CACHE, hash.digest("hex").slice(0, 16));
}

/** Written last, so that a build that broke off never looks finished. */
const stampOf = (folder) => path.join(folder, "built");

export const isBuilt = () => existsSync(stampOf(buildFolder()));

/** Builds if need be; throws with a sentence when Maven fails. Which registry it asks is the machine's own configuration. */
export function ensureNacosBuilt(maven = "mvn") {
  const folder = buildFolder();
  if (existsSync(stampOf(folder))) return folder;
  rmSync(folder, { recursive: true, force: true });
  console.log("building a Nacos from Maven Central (a minute or so)");
  const built = spawnSync(maven, ["-q", "-B", "-ntp", "-f", path.join(here, "pom.xml"), `-Dgatehouse.build=${folder}`, "package"], { stdio: "inherit" });
  if (built.status !== 0) throw new Error("Maven could not build the Nacos for the tests; what it said is above.");
  writeFileSync(stampOf(folder), "");
  return folder;
}
