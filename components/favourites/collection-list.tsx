"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SubmitEvent } from "react";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { SectionCard } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { changeCollectionMutation, createCollectionMutation, removeCollectionMutation } from "@/lib/favourites/queries";
import type { Collection } from "@/lib/favourites/schema";
import { KeptServerRow } from "./kept-server";

/** Named lists of servers of one's own. */
export function CollectionList({ collections }: { collections: readonly Collection[] }) {
  return (
    <div className="flex flex-col gap-6">
      {collections.map((collection) => (
        <CollectionCard key={collection.id} collection={collection} />
      ))}
      <CreateCollection />
    </div>
  );
}

function CollectionCard({ collection }: { collection: Collection }) {
  const t = useTranslations("favourites");
  const toast = useToast();
  const router = useRouter();
  const remove = (
    <ConfirmDialog
      label={t("collectionRemove")}
      title={t("collectionRemoveTitle", { name: collection.name })}
      description={t("collectionRemoveBody")}
      confirmLabel={t("collectionRemove")}
      mutation={removeCollectionMutation(collection.id)}
      variables={() => null}
      onDone={() => {
        toast({ title: t("collectionRemoved"), tone: "success" });
        router.refresh();
      }}
    />
  );
  return (
    <SectionCard id={`collection-${collection.id}`} title={<span className="wrap-anywhere">{collection.name}</span>} action={remove}>
      {collection.servers.length === 0 ? <p className="text-sm text-muted">{t("collectionEmpty")}</p> : <Servers collection={collection} />}
    </SectionCard>
  );
}

function Servers({ collection: { id, name, servers } }: { collection: Collection }) {
  const t = useTranslations("favourites");
  const toast = useToast();
  const router = useRouter();
  const group = useKeptFocus();
  const { mutate, isPending } = useMutation({
    ...changeCollectionMutation(),
    onSuccess: () => router.refresh(),
    onError: (problem) => toast({ title: problem.message, tone: "danger" }),
  });
  const without = (server: string) => servers.map((kept) => kept.server).filter((kept) => kept !== server);
  return (
    <ul ref={group} className="divide-y divide-line">
      {servers.map((kept) => (
        <KeptServerRow key={kept.server} kept={kept}>
          <Button size="small" pending={isPending} aria-label={t("takeOutNamed", { title: kept.title ?? kept.server, name })} onClick={() => mutate({ id, servers: without(kept.server) })}>
            {t("takeOut")}
          </Button>
        </KeptServerRow>
      ))}
    </ul>
  );
}

function CreateCollection() {
  const t = useTranslations("favourites");
  const router = useRouter();
  const [name, setName] = useState("");
  const { mutate, isPending, error } = useMutation({
    ...createCollectionMutation(),
    onSuccess: () => {
      setName("");
      router.refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== "") mutate({ name: name.trim() });
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-3">
      <Field label={t("collectionNew")} hint={t("collectionHint")}>
        <Input value={name} maxLength={80} required autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
      {error ? <ProblemNotice problem={error} /> : null}
      <Button type="submit" pending={isPending} className="self-start">
        {t("collectionCreate")}
      </Button>
    </form>
  );
}
