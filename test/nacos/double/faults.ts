import type { DoubleAnswer } from "./answers";

/** What a healthy Nacos will not do on demand. */
export const FAULTS = {
  /** A list meets an entry that is not dumped yet, and fails whole. */
  content_null: {
    follows: "window-seen-by-a-reader.json, 90-version-plus-get.json",
    answer: { status: 400, body: { code: 20002, message: "parameter validate error", data: 'argument "content" is null' } },
  },
  /** The search pool of 2 threads and 4 waiting is full. */
  limit: {
    follows: "burst-of-24-lists.json",
    answer: { status: 503, body: { code: 30000, message: "server error", data: "errCode: 503, errMsg: server limit match. " } },
  },
  /** A denied user is answered with nothing, which looks like success. */
  empty_answer: { follows: "11-list-header-unknown-user.json", answer: { status: 200 } },
  /** The user may not do this. */
  rights_denied: {
    follows: "178-router-put.json",
    answer: { status: 403, body: { status: 403, error: "Forbidden", message: "Code: 403, Message: authorization failed!." } },
  },
  /** Something broke inside Nacos; raft without a leader answers so (nacos.md §1.1). */
  server_error: {
    follows: "119-create-remote-without-remoteServerConfig.json",
    answer: { status: 500, body: { code: 30000, message: "server error", data: "java.lang.IllegalStateException" } },
  },
  /** A login, or a proxy, that knows nothing of Nacos. */
  html: { follows: "nacos.md §2.7 (HTML for an unknown route)", answer: { status: 200, body: "<html><body>Please sign in</body></html>" } },
  /** The connection breaks before Nacos has done anything. */
  cut_before: { follows: "nacos.md §7.5 (a step may be lost)", answer: null },
  /** The connection breaks after Nacos has done everything. */
  cut_after: { follows: "nacos.md §7.5 (an answer may be lost)", answer: null },
  /** Nacos dies inside a create, after the version index and before the specification: a half server stays. */
  half_written: { follows: "nacos.md §1.3 (create order), 36-create-again-same-id-same-name.json", answer: null },
  /** Nacos takes the request and never answers. */
  hang: { follows: "nacos.md §5 (time-outs)", answer: null },
} as const satisfies Record<string, { follows: string; answer: DoubleAnswer | null }>;

export type Fault = keyof typeof FAULTS;
