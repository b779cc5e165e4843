/**
 * Java 17 or newer and Maven, with which the tests build and run a real Nacos. Installs Debian's packages when they are
 * absent in CI, where these tests must run; elsewhere their absence is said in one line.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { installFromDebian } from "./debian.mjs";

const OLDEST = 17;
const PACKAGES = ["default-jdk-headless", "maven"];

/**
 * The programs to use, or null where they are absent. `maven` is null where nothing but Java is there.
 * Rejects with a sentence in CI when they cannot be had.
 *
 * @returns {Promise<{ java: string, maven: string | null } | null>}
 */
export async function ensureJava() {
  const found = programs();
  if (found?.maven || !process.env.CI) return found ?? skipped();
  console.log(`installing ${PACKAGES.join(" and ")} for the tests on a real Nacos …`);
  const complaint = await installFromDebian(...PACKAGES);
  if (complaint !== null) console.error(complaint);
  return programs() ?? fail(`The tests on a real Nacos must run in CI, and need Java ${OLDEST} and Maven (${PACKAGES.join(", ")}).`);
}

function programs() {
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/java") : "java";
  if (versionOf(java) < OLDEST) return null;
  return { java, maven: spawnSync("mvn", ["-version"]).status === 0 ? "mvn" : null };
}

/** `openjdk version "17.0.15" 2025-04-15`, on the error output. */
function versionOf(java) {
  const { status, stderr } = spawnSync(java, ["-version"], { encoding: "utf8" });
  return status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) : 0;
}

function skipped() {
  console.log(`skipped: the tests on a real Nacos, because there is no Java ${OLDEST} (Debian: apt-get install ${PACKAGES.join(" ")})`);
  return null;
}

function fail(message) {
  throw new Error(message);
}
