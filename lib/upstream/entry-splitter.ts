import { Tokenizer, TokenType } from "@streamparser/json";
import { AppError } from "@/lib/http/errors";

/** One entry of an import file, as its bytes are in it. */
export interface SourceEntry {
  /** Place in the file, from 0. */
  index: number;
  /** The server.json, verbatim. Null: there is none, or the entry is too long to be one. */
  manifest: Buffer | null;
  /** What the registry it comes from says of it (`_meta` beside `server`), verbatim. */
  meta: Buffer | null;
  tooLong: boolean;
}

/** No manifest is longer (256 KiB), and what a dump adds is little: anything longer is not kept in memory. */
const MAX_ENTRY_BYTES = 1_048_576;

interface Span {
  start: number;
  end: number;
}

interface OpenEntry {
  start: number;
  servers: Span[];
  meta: Span | null;
}

interface ClosedEntry extends Span {
  isObject: boolean;
  servers: Span[];
  meta: Span | null;
}

/**
 * Cuts an import file into its entries without reading it into memory: a JSON array of server.json or of
 * `{server, _meta}`, or an object with such an array under `servers`. The bytes of each manifest stay as they were, so
 * that its digest means what was in the file.
 */
export class EntrySplitter {
  private readonly tokenizer = new Tokenizer({ stringBufferSize: 65_536 });
  /** Open containers, outermost first; true: an object. */
  private readonly open: boolean[] = [];
  private expectsKey = false;
  /** The last key seen at the top, and inside an entry. */
  private key = { top: "", entry: "" };
  /** How many containers are open right inside the list of entries; 0: not in it. */
  private listDepth = 0;
  private sawList = false;
  private entry: OpenEntry | null = null;
  private closed: ClosedEntry[] = [];
  private value: Span | null = null;
  private count = 0;
  /** Bytes that may still be needed, and the offset of the first. */
  private kept = Buffer.alloc(0);
  private keptFrom = 0;
  private failure: Error | null = null;

  constructor() {
    this.tokenizer.onToken = ({ token, value, offset }) => this.onToken(token, value, offset);
    this.tokenizer.onError = (error) => void (this.failure ??= error);
  }

  /** The entries that end in `chunk`. Throws `invalid_request` where the file is no JSON or has another form. */
  write(chunk: Uint8Array): SourceEntry[] {
    this.kept = this.kept.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.kept, chunk]);
    this.tokenizer.write(chunk);
    if (this.failure !== null) throw isOurs(this.failure) ? this.failure : notJson(this.failure.message);
    const entries = this.closed.map((entry) => this.cut(entry));
    this.closed = [];
    this.forget();
    return entries;
  }

  /** Throws `invalid_request` when the file ended too early or had no list of servers. */
  end(): void {
    if (this.open.length > 0 || !this.sawList) throw this.sawList ? notJson("it ends in the middle") : wrongForm();
  }

  private onToken(token: TokenType, value: unknown, offset: number): void {
    switch (token) {
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET:
        return this.onOpen(token === TokenType.LEFT_BRACE, offset);
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        return this.onClose(token === TokenType.RIGHT_BRACE, offset);
      case TokenType.COMMA:
        this.expectsKey = this.open.at(-1) === true;
        return;
      case TokenType.COLON:
        this.expectsKey = false;
        return;
      default:
        return this.onScalar(value, offset);
    }
  }

  private onScalar(value: unknown, offset: number): void {
    const depth = this.open.length;
    if (depth === 0) throw wrongForm();
    if (this.expectsKey) {
      if (depth === 1) this.key.top = String(value);
      if (this.listDepth > 0 && depth === this.listDepth + 1) this.key.entry = String(value);
    } else if (this.listDepth > 0 && depth === this.listDepth) {
      this.closed.push({ start: offset, end: offset, isObject: false, servers: [], meta: null });
    }
  }

  private onOpen(isObject: boolean, offset: number): void {
    const depth = this.open.length;
    if (this.listDepth > 0 && depth === this.listDepth) this.entry = { start: offset, servers: [], meta: null };
    if (this.listDepth > 0 && depth === this.listDepth + 1 && isObject && this.open.at(-1) === true) this.value = { start: offset, end: offset };
    if (!isObject && (depth === 0 || (depth === 1 && this.open[0] === true && this.key.top === "servers"))) {
      this.listDepth = depth + 1;
      this.sawList = true;
    }
    this.open.push(isObject);
    this.expectsKey = isObject;
  }

  private onClose(isObject: boolean, offset: number): void {
    if (this.open.pop() !== isObject) throw notJson("brackets do not match");
    this.expectsKey = false;
    const depth = this.open.length;
    if (this.listDepth === 0) return;
    if (depth < this.listDepth) this.listDepth = 0;
    else if (depth === this.listDepth && this.entry !== null) {
      this.closed.push({ ...this.entry, end: offset + 1, isObject });
      this.entry = null;
    } else if (depth === this.listDepth + 1 && this.value !== null && this.entry !== null) {
      const span = { start: this.value.start, end: offset + 1 };
      if (this.key.entry === "server") this.entry.servers.push(span);
      if (this.key.entry === "_meta") this.entry.meta = span;
      this.value = null;
    }
  }

  private cut({ start, end, isObject, servers, meta }: ClosedEntry): SourceEntry {
    const index = this.count++;
    // Where the beginning was given up, the entry is too long as well.
    if (end - start > MAX_ENTRY_BYTES) return { index, manifest: null, meta: null, tooLong: true };
    const [server, ...more] = servers;
    const wrapped = server !== undefined;
    const whole = wrapped ? server : { start, end };
    return {
      index,
      manifest: isObject && more.length === 0 ? this.slice(whole) : null,
      meta: wrapped && meta !== null ? this.slice(meta) : null,
      tooLong: false,
    };
  }

  private slice({ start, end }: Span): Buffer {
    return this.kept.subarray(start - this.keptFrom, end - this.keptFrom);
  }

  /** Lets go of everything before the open entry, and of an entry that is too long already. */
  private forget(): void {
    const end = this.keptFrom + this.kept.length;
    const from = this.entry === null || end - this.entry.start > MAX_ENTRY_BYTES ? end : this.entry.start;
    if (from <= this.keptFrom) return;
    this.kept = Buffer.from(this.kept.subarray(from - this.keptFrom));
    this.keptFrom = from;
  }
}

function isOurs(error: Error): boolean {
  return error instanceof AppError;
}

function notJson(detail: string): AppError {
  return new AppError("invalid_request", `The file is not valid JSON: ${detail}`);
}

function wrongForm(): AppError {
  return new AppError("invalid_request", "The file is neither a JSON array of server.json nor a dump of /v0.1/servers.");
}
