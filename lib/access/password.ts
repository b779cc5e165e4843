import { hash, verify } from "@node-rs/argon2";

/** OWASP's parameters: argon2id (2; the package's const enum cannot be imported), 19 MiB, two passes. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** argon2id in PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether `password` is the one behind `storedHash`. Does the same work when there is no hash, so that nobody
 * learns from the time of an answer which people exist.
 */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  decoy ??= hashPassword("a password nobody has");
  const matches = await verify(storedHash ?? (await decoy), password);
  return matches && storedHash !== null;
}
