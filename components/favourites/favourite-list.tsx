"use client";

import { useMutation } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { changeCollectionMutation, starMutation } from "@/lib/favourites/queries";
import type { Collection, KeptServer } from "@/lib/favourites/schema";
import { KeptServerRow } from "./kept-server";

type FavouriteListProps = { favourites: readonly KeptServer[]; collections: readonly Collection[] };

export function FavouriteList({ favourites, collections }: FavouriteListProps) {
  const t = useTranslations("favourites");
  const group = useKeptFocus();
  if (favourites.length === 0) {
    return (
      <EmptyState icon={Star} title={t("empty")} action={<LinkButton href="/servers">{t("browse")}</LinkButton>}>
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <SectionCard id="favourites" title={t("favourites")}>
      <ul ref={group} className="divide-y divide-line">
        {favourites.map((kept) => (
          <KeptServerRow key={kept.server} kept={kept}>
            {kept.title === null || collections.length === 0 ? null : <AddToCollection kept={kept} collections={collections} />}
            <RemoveStar kept={kept} />
          </KeptServerRow>
        ))}
      </ul>
    </SectionCard>
  );
}

function RemoveStar({ kept: { server, title } }: { kept: KeptServer }) {
  const t = useTranslations("favourites");
  const router = useRouter();
  const toast = useToast();
  const { mutate, isPending } = useMutation({
    ...starMutation(server),
    onSuccess: () => router.refresh(),
    onError: (problem) => toast({ title: problem.message, tone: "danger" }),
  });
  return (
    <Button size="small" pending={isPending} aria-label={t("unstarNamed", { title: title ?? server })} onClick={() => mutate(false)}>
      {t("unstar")}
    </Button>
  );
}

/** Choosing a collection adds the server at once. Those that have it already are not offered. */
function AddToCollection({ kept: { server, title }, collections }: { kept: KeptServer; collections: readonly Collection[] }) {
  const t = useTranslations("favourites");
  const router = useRouter();
  const toast = useToast();
  const { mutate, isPending } = useMutation({
    ...changeCollectionMutation(),
    onSuccess: () => router.refresh(),
    onError: (problem) => toast({ title: problem.message, tone: "danger" }),
  });
  const open = collections.filter(({ servers }) => servers.every((item) => item.server !== server));
  if (open.length === 0) return null;
  return (
    <Select
      aria-label={t("addNamed", { title: title ?? server })}
      value=""
      disabled={isPending}
      options={[{ value: "", label: t("add") }, ...open.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => {
        const chosen = open.find(({ id }) => id === event.currentTarget.value);
        if (chosen) mutate({ id: chosen.id, servers: [...chosen.servers.map((item) => item.server), server] });
      }}
      className="min-h-8 py-0 text-sm"
    />
  );
}
