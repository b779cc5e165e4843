/** Names people type: the last part of the registry name, or its title. */
export interface NamedServer {
  server: string;
  title: string;
}

/**
 * Whether a search means this server by its name (catalog-and-console-ux.md §2.2). The namespace is noise: `github`
 * must not match every `io.github.…/*`, so only its exact beginning counts.
 */
export function matchesName({ server, title }: NamedServer, search: string): boolean {
  const wanted = search.toLowerCase();
  const name = server.toLowerCase();
  const shortName = name.slice(name.indexOf("/") + 1);
  const namesPublisher = wanted.includes(".") || wanted.includes("/");
  return shortName.includes(wanted) || title.toLowerCase().includes(wanted) || (namesPublisher && name.startsWith(wanted));
}
