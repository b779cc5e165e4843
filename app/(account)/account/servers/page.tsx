import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CollectionList } from "@/components/favourites/collection-list";
import { FavouriteList } from "@/components/favourites/favourite-list";
import { PageHeader } from "@/components/ui/page-header";
import { collectionsOf, listFavourites } from "@/lib/favourites/service";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("favourites");
  return { title: t("title") };
}

/** The servers a person keeps: with a star, and in named lists. */
export default async function OwnServersPage() {
  const viewer = await demandViewer("/account/servers");
  const [t, favourites, collections] = await Promise.all([getTranslations("favourites"), listFavourites(viewer), collectionsOf(viewer)]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <div className="flex flex-col gap-8">
        <FavouriteList favourites={favourites} collections={collections} />
        <CollectionList collections={collections} />
      </div>
    </>
  );
}
