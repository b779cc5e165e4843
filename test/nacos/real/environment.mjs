import { ensureNacosBuilt, isBuilt } from "./build.mjs";

/**
 * What the tests need to start a Nacos, built if need be; null, with one line, where that is not possible.
 *
 * @param {{ java: string, maven: string | null } | null} programs from `ensureJava`
 */
export function nacosEnvironment(programs) {
  if (programs === null) return null;
  if (programs.maven === null && !isBuilt()) {
    console.log("skipped: the tests on a real Nacos, because there is no Maven to build it (Debian: apt-get install maven)");
    return null;
  }
  return { NACOS_JAVA: programs.java, NACOS_BUILD: ensureNacosBuilt(programs.maven ?? undefined) };
}
