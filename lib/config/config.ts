import { readConfig } from "./read";
import type { Config } from "./schema";
import { keptSecret } from "./secret";
import { slot } from "./slot";

const current = slot<Config>("config");

/** The configuration of this process. Throws when the process has not loaded it: a wiring mistake. */
export function config(): Config {
  return current.get();
}

/** Fills the slot with an already read configuration: what `loadConfig` does, and tests. */
export function setConfig(value: Config): void {
  current.set(value);
}

/**
 * Reads the environment once and makes it the configuration of this process. The only reader of `process.env`.
 *
 * It also sets the two variables that next-auth insists on finding there (governance.md §3).
 *
 * @throws ConfigError with one sentence naming the wrong variable.
 */
export function loadConfig(): Config {
  const value = readConfig(process.env, keptSecret);
  process.env.NEXTAUTH_URL = value.nextAuthUrl;
  process.env.NEXTAUTH_SECRET = value.secret;
  setConfig(value);
  return value;
}

/** The environment for a process of our own that is to have this very configuration. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const { secret, dataDir } = config();
  return { ...process.env, GATEHOUSE_SECRET: secret, GATEHOUSE_DATA_DIR: dataDir };
}
