/** Writes `.br` and `.gz` beside the built files that text compression makes smaller, as small as they get: lib/process/static-files.ts serves them. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(?:js|css|svg|json)$/;
/** Below this the header weighs more than what is saved. */
const SMALLEST_BYTES = 256;

/** Takes a few seconds: the highest levels are far too slow to be used while somebody waits. */
export function compressStatic(folder) {
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!TEXT.test(file)) continue;
    const whole = path.join(folder, file);
    const bytes = readFileSync(whole);
    if (bytes.length < SMALLEST_BYTES) continue;
    writeFileSync(`${whole}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
    writeFileSync(`${whole}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  }
}
