import { mutationOptions } from "@tanstack/react-query";
import { type ApiProblem, callApi } from "@/lib/http/api-client";
import { catalogNoticesSchema, type CatalogNotices, type NoticePreferences, noticePreferencesSchema, type PutNoticePreferences } from "./preference-schema";
import { type MarkRead, unreadSchema } from "./schema";

export function markReadMutation() {
  return mutationOptions<{ unread: number }, ApiProblem, MarkRead>({ mutationFn: (body) => callApi(unreadSchema, "/notices/read", { method: "POST", body }) });
}

export function putPreferencesMutation() {
  return mutationOptions<NoticePreferences, ApiProblem, PutNoticePreferences>({ mutationFn: (body) => callApi(noticePreferencesSchema, "/notice-preferences", { method: "PUT", body }) });
}

/** Of which events the reviewers of a catalog hear nothing. */
export function putCatalogNoticesMutation(slug: string) {
  return mutationOptions<CatalogNotices, ApiProblem, CatalogNotices>({ mutationFn: (body) => callApi(catalogNoticesSchema, `/catalogs/${encodeURIComponent(slug)}/notices`, { method: "PUT", body }) });
}
