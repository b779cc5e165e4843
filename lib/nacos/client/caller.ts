import { z } from "zod";
import { dataOf, denialOf } from "./answer";
import { isNacosError, NacosError } from "./errors";
import type { Session } from "./session";
import type { NacosRequest, Transport } from "./transport";

/** How the parts of the client ask: signed in, judged, parsed. All methods throw `NacosError` only. */
export interface Caller {
  readonly namespaceId: string;
  /** The data of a successful answer. */
  data(request: NacosRequest): Promise<unknown>;
  /** Every page of a list, item by item; items that do not fit the schema are left out. */
  pages<T extends z.ZodType>(request: NacosRequest, item: T): Promise<z.infer<T>[]>;
  pause(ms: number): Promise<void>;
}

/** Nacos' default; 500 works too but takes longer than a read may on a busy server. */
const PAGE_SIZE = 100;
/** Adds up to three seconds, the time in which Nacos catches up with its own writes (nacos.md §1.3). */
const PAGE_RETRIES_MS = [100, 200, 400, 800, 1_500];

const pageSchema = z.object({ pageItems: z.array(z.unknown()), pagesAvailable: z.number().int() });

export function createCaller(
  send: Transport,
  session: Session,
  { namespaceId, pause }: { namespaceId: string; pause: (ms: number) => Promise<void> },
): Caller {
  async function data(request: NacosRequest): Promise<unknown> {
    const token = await session.token();
    let answer = await send(request, headersOf(token));
    const denial = denialOf(answer);
    if (denial !== null && token !== null) {
      const replacement = await session.replacementFor(token, denial);
      // A denied request has done nothing: it may be sent again, writes too.
      if (replacement !== null) answer = await send(request, headersOf(replacement));
    }
    return dataOf(answer, request.method);
  }

  async function page(request: NacosRequest, pageNo: number): Promise<z.infer<typeof pageSchema>> {
    const paged = { ...request, query: { ...request.query, pageNo: String(pageNo), pageSize: String(PAGE_SIZE) } };
    for (const delay of PAGE_RETRIES_MS) {
      try {
        return parseData(pageSchema, await data(paged));
      } catch (error) {
        if (!isNacosError(error, "not_ready", "limited")) throw error;
        // Lists that were refused together must not come back together.
        await pause(delay * (0.5 + Math.random()));
      }
    }
    return parseData(pageSchema, await data(paged));
  }

  return {
    namespaceId,
    data,
    pause,
    pages: async (request, item) => {
      const items: unknown[] = [];
      for (let pageNo = 1; ; pageNo += 1) {
        const { pageItems, pagesAvailable } = await page(request, pageNo);
        items.push(...pageItems);
        if (pageItems.length === 0 || pageNo >= pagesAvailable) break;
      }
      return items.flatMap((raw) => {
        const read = item.safeParse(raw);
        return read.success ? [read.data] : [];
      });
    },
  };
}

/** Parses the data of an answer. Throws `unexpected` when it is not what Nacos sends; its content is not quoted. */
export function parseData<T extends z.ZodType>(schema: T, data: unknown): z.infer<T> {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new NacosError("unexpected", { message: `Nacos answered something else than expected at "${issue?.path.join(".") ?? ""}".`, status: 200 });
}

const headersOf = (token: string | null): Record<string, string> => (token === null ? {} : { accessToken: token });

