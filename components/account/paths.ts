import type { Route } from "next";

/** The account's page of a namespace one has a part in. */
export const ownNamespacePath = (name: string) => `/account/namespaces/${encodeURIComponent(name)}` as Route;
