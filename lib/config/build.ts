import packageJson from "@/package.json";

/** Filled in by scripts/bundle.mjs; absent where the source runs as it is. */
declare const GATEHOUSE_BUILD: { gitCommit: string; buildTime: string } | undefined;

/** The release that runs, as package.json names it. */
export const RELEASE: string = packageJson.version;

/** The commit and the time (RFC 3339) of the bundle; `unknown` where nobody recorded them. */
export const BUILD = typeof GATEHOUSE_BUILD === "undefined" ? { gitCommit: "unknown", buildTime: "unknown" } : GATEHOUSE_BUILD;
