export interface RouterOptions {
  /** `host:port` of a Nacos or of the facade; the routers speak plain HTTP. */
  serverAddress: string;
  username: string;
  password: string;
  /** A catalog or namespace; only the Python router can name one. */
  namespace: string;
  /** Where a service for recommendations would be; only the TypeScript router asks one. */
  recommendations: string;
  /** An empty folder for the router's log and vectors; a router killed in mid-write leaves only this behind. */
  home: string;
}

/** A server as the router tells it to the model. */
export interface FoundServer {
  name: string;
  description: string;
}

/** A published router as a process of its own, spoken to as an agent does: over stdio, by its tools. */
export interface Router {
  search(word: string): Promise<FoundServer[]>;
  /** Installs and starts a server; answers the router's own words with the list of its tools. Throws if it refuses. */
  add(server: string): Promise<string>;
  /** Calls a tool of an added server; answers what the router makes of the result. Throws if it cannot. */
  use(server: string, tool: string, params: Record<string, unknown>): Promise<string>;
  /** Whether its process still runs. */
  isAlive(): boolean;
  pid: number;
  stop(): Promise<void>;
}
