import type { EventParams } from "../event-schema";

/** What is told to an endpoint: an event with its words, in the endpoint's language. */
export interface Message {
  /** The same for each attempt and replay. */
  id: string;
  /** `review_approved` … or `test`. */
  type: string;
  at: Date;
  params: EventParams;
  /** One sentence. */
  title: string;
  /** Name of the link. */
  open: string;
  /** Absolute address of where it leads. */
  url: string;
  /** The origin of this Gatehouse. */
  source: string;
}

/** A request to an endpoint, whole but for its connection. */
export interface ShapedRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** An endpoint's address and the secrets it is signed with, newest first; none: unsigned. */
export interface Destination {
  url: string;
  secrets: readonly string[];
}

/** How one product is spoken to. Both functions are pure. */
export interface Shape {
  request(message: Message, to: Destination, now: Date): ShapedRequest;
  /** Null: taken. Otherwise what the product said is wrong. */
  refusal(answer: { status: number; text: string }): string | null;
}

export const JSON_HEADERS = { "Content-Type": "application/json" } as const;

/** Most receivers say by the status alone whether they took it. */
export function refusalByStatus({ status }: { status: number }): string | null {
  return status >= 200 && status < 300 ? null : `answered ${status}`;
}

/** Some chat products answer 200 whatever happens, and say in the body by a number whether they took it. */
export function refusalByCode(answer: { status: number; text: string }, field: "errcode" | "code", words: "errmsg" | "msg"): string | null {
  const byStatus = refusalByStatus(answer);
  if (byStatus !== null) return byStatus;
  try {
    const body = JSON.parse(answer.text) as Record<string, unknown> | null;
    const code = body?.[field];
    return code === 0 || code === undefined ? null : `answered ${field} ${String(code)}: ${String(body?.[words] ?? "").slice(0, 200)}`;
  } catch {
    return "answered something that is no JSON";
  }
}

/** What stands below the title, where there is anything. */
export function textOfMessage({ params: { text } }: Message): string | null {
  return text === undefined || text === "" ? null : text;
}
