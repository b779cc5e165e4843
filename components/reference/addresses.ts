import type { Route } from "next";
import type { DocumentName } from "@/lib/reference/schema";

interface GroupName {
  document: DocumentName;
  tag: string;
}

/** The page of a tag; with an operation, its place there. */
export function groupHref({ document, tag }: GroupName, operation?: string): Route {
  return `/docs/api/${document}/${encodeURIComponent(tag)}${operation === undefined ? "" : `#${operation}`}` as Route;
}
