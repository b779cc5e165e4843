import type { Location } from "./schema";

/** A file below the home directory, at the same place on each system. */
export function homeFile(path: string): Location {
  const windows = `%USERPROFILE%\\${path.replaceAll("/", "\\")}`;
  return { scope: "user", paths: { macos: `~/${path}`, linux: `~/${path}`, windows }, menu: null };
}

/** A file of an application that keeps to each system's custom (install.md §1.2, "OS expansion"). */
export function applicationFile(application: string, path: string): Location {
  const windows = `%APPDATA%\\${application}\\${path.replaceAll("/", "\\")}`;
  return { scope: "user", paths: { macos: `~/Library/Application Support/${application}/${path}`, linux: `~/.config/${application}/${path}`, windows }, menu: null };
}

/** A file of a project, below its root. */
export function projectFile(path: string): Location {
  return { scope: "project", paths: { macos: path, linux: path, windows: path.replaceAll("/", "\\") }, menu: null };
}

/** A place with the name of the server in it, where its file is one of its own: `<key>` stands for that. */
export function locationOf({ paths, ...location }: Location, key: string): Location {
  return { ...location, paths: Object.fromEntries(Object.entries(paths).map(([os, path]) => [os, path.replace("<key>", key)])) };
}

/** No file: a place in the client's windows. */
export function menu(path: string): Location {
  return { scope: "user", paths: {}, menu: path };
}
