/** Fingerprints of files, to know what changed since the last time whatever the clock says. Node built-ins only. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./process.mjs";

/**
 * SHA-256 over names and contents of files and folders below the project's root; absent ones count as empty.
 *
 * @param {string[]} paths relative to the root
 * @param {(name: string) => boolean} [accept] which files count
 */
export function fingerprint(paths, accept = () => true) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow).filter(accept).sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesBelow(relative) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute).flatMap((name) => filesBelow(path.posix.join(relative, name)));
}

/** A stamp: a file that remembers the fingerprint of what something was made from. */
export function stamp(relative) {
  const file = path.join(root, relative);
  return {
    matches: (value) => existsSync(file) && readFileSync(file, "utf8") === value,
    write(value) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
  };
}
