import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** A person whose password was made up at the first start. */
export interface GeneratedCredential {
  email: string;
  password: string;
  roles: string[];
}

/**
 * Keeps generated passwords in `<dataDir>/credentials.json`, readable by the owner only, in exactly the shape of
 * governance.md §3: `{"people":[{"email","password","roles":[…]}]}`. Returns the path. The file appears whole or not at all.
 */
export async function keepCredentials(dataDir: string, people: GeneratedCredential[]): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const file = path.join(dataDir, "credentials.json");
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ people }, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
  return file;
}
