import type { Route } from "next";

export interface InboxQuery {
  q?: string | undefined;
  group?: string | undefined;
  unread?: boolean | undefined;
  cursor?: string | undefined;
}

/** The inbox with its filters; what is not set is not in the address. */
export function inboxHref({ q, group, unread, cursor }: InboxQuery = {}): Route {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (group) query.set("group", group);
  if (unread) query.set("unread", "1");
  if (cursor) query.set("cursor", cursor);
  return (query.size === 0 ? "/account/inbox" : `/account/inbox?${query.toString()}`) as Route;
}
