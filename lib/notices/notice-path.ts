import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import type { NoticeEvent } from "./event";
import { NOTICE_TYPES } from "./notice-names-schema";

/** Where an event leads somebody: reviewers to the console, publishers to their own pages. `null`: whoever reads a webhook. Pure. */
export function noticePath({ type, params }: Pick<NoticeEvent, "type" | "params">, person: Viewer | null): string {
  const isOfConsole = person === null || can(person, "console.enter");
  switch (NOTICE_TYPES[type].group) {
    case "reviews":
    case "submissions":
      return isOfConsole ? reviewPath(params) : ownSubmissionPath(params);
    case "listings":
      return isOfConsole ? `/console/servers/${encodedName(params.server)}` : ownSubmissionPath(params);
    case "requests":
      return requestPath(type, params);
    case "access":
      return type === "token_expiring" ? "/account/tokens" : "/account";
    case "operations":
      return operationsPath(type, params);
  }
}

function reviewPath({ reviewId, catalog = "" }: NoticeEvent["params"]): string {
  return reviewId === undefined ? `/console/queue?catalog=${encodeURIComponent(catalog)}` : `/console/reviews/${reviewId}`;
}

function ownSubmissionPath({ server = "" }: NoticeEvent["params"]): string {
  return `/account/submissions?q=${encodeURIComponent(server)}`;
}

function requestPath(type: NoticeEvent["type"], { server, name = "" }: NoticeEvent["params"]): string {
  if (type === "request_made") return `/console/requests?q=${encodeURIComponent(name)}`;
  return server === undefined ? `/servers?q=${encodeURIComponent(name)}` : `/servers/${encodedName(server)}`;
}

function operationsPath(type: NoticeEvent["type"], { name = "" }: NoticeEvent["params"]): string {
  if (type === "target_failing") return `/console/targets?q=${encodeURIComponent(name)}`;
  return type === "webhook_failing" ? `/console/webhooks?q=${encodeURIComponent(name)}` : "/console/users";
}

function encodedName(server = ""): string {
  return server.split("/").map(encodeURIComponent).join("/");
}
