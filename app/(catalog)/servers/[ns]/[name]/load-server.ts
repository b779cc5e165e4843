import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { queryText, segmentText } from "@/app/address";
import { currentViewer } from "@/lib/access/current-viewer";
import { can } from "@/lib/access/permissions";
import { isFavourite } from "@/lib/favourites/service";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import { serverDetail } from "@/lib/submission/detail-service";

interface Address {
  params: Promise<{ ns: string; name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface LoadedServer {
  detail: ServerDetail;
  /** The version named by the address; links to other sections keep it. */
  asked: string | undefined;
  mayEnterConsole: boolean;
  /** Whether the viewer has given it a star; null: there is nobody to keep servers for. */
  starred: boolean | null;
}

/** Asked by the page and by its title: read once per request. */
const detailOf = cache(async (name: string, version: string | undefined) => serverDetail(await currentViewer(), name, version));

/** The server of an address, or the not-found page: for what does not exist and what the viewer may not see alike. */
export async function loadServer({ params, searchParams }: Address): Promise<LoadedServer> {
  const [{ ns, name }, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  const asked = queryText(query["version"]);
  const detail = await detailOf(`${segmentText(ns)}/${segmentText(name)}`, asked);
  if (detail === null) notFound();
  return { detail, asked, mayEnterConsole: can(viewer, "console.enter"), starred: viewer && can(viewer, "shelf.keep") ? await isFavourite(viewer, detail.server) : null };
}

/** Title and description of a page of the server, for browsers, search and previews of shared links. */
export async function serverTitle(address: Address, section?: string): Promise<Metadata> {
  const { detail } = await loadServer(address);
  const title = section === undefined ? detail.title : `${section} · ${detail.title}`;
  return { metadataBase: new URL(detail.publicUrl), title, description: detail.description, openGraph: { title, description: detail.description, siteName: "Gatehouse", type: "website" } };
}
