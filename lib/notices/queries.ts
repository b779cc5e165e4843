import { mutationOptions } from "@tanstack/react-query";
import { type ApiProblem, callApi } from "@/lib/http/api-client";
import type { CatalogNotices, NoticePreferences, PutNoticePreferences } from "./preference-schema";
import type { MarkRead } from "./schema";

const unreadShape = async () => (await import("./schema")).unreadSchema;
const noticePreferencesShape = async () => (await import("./preference-schema")).noticePreferencesSchema;
const catalogNoticesShape = async () => (await import("./preference-schema")).catalogNoticesSchema;

export function markReadMutation() {
  return mutationOptions<{ unread: number }, ApiProblem, MarkRead>({ mutationFn: (body) => callApi(unreadShape, "/notices/read", { method: "POST", body }) });
}

export function putPreferencesMutation() {
  return mutationOptions<NoticePreferences, ApiProblem, PutNoticePreferences>({ mutationFn: (body) => callApi(noticePreferencesShape, "/notice-preferences", { method: "PUT", body }) });
}

/** Of which events the reviewers of a catalog hear nothing. */
export function putCatalogNoticesMutation(slug: string) {
  return mutationOptions<CatalogNotices, ApiProblem, CatalogNotices>({ mutationFn: (body) => callApi(catalogNoticesShape, `/catalogs/${encodeURIComponent(slug)}/notices`, { method: "PUT", body }) });
}
