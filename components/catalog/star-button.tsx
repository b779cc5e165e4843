"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Star as StarIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryProvider } from "@/components/layout/query-provider";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { FAVOURITES_KEY, favouritesQuery, starMutation } from "@/lib/favourites/queries";

type StarProps = { server: string; title: string };

/** Keeps a server among one's own. Shown to who is signed in. */
export default function StarButton(props: StarProps) {
  return (
    <QueryProvider>
      <Star {...props} />
    </QueryProvider>
  );
}

function Star({ server, title }: StarProps) {
  const t = useTranslations("favourites");
  const toast = useToast();
  const queries = useQueryClient();
  const { data } = useQuery(favouritesQuery());
  const starred = data?.items.some((item) => item.server === server) ?? false;
  const { mutate, isPending } = useMutation({
    ...starMutation(server),
    onSuccess: () => queries.invalidateQueries({ queryKey: FAVOURITES_KEY }),
    onError: (problem) => toast({ title: problem.message, tone: "danger" }),
  });
  return (
    <Button aria-keyshortcuts="s" aria-pressed={starred} pending={isPending} disabled={data === undefined} aria-label={t("star", { title })} onClick={() => mutate(!starred)}>
      <StarIcon aria-hidden className={starred ? "fill-current text-accent" : ""} />
      {starred ? t("starred") : t("starShort")}
    </Button>
  );
}
