import packageJson from "@/package.json";

/** The release that runs, as package.json names it. */
export const RELEASE: string = packageJson.version;
