"use client";

import { useMutation } from "@tanstack/react-query";
import { Star as StarIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { QueryProvider } from "@/components/layout/query-provider";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { starMutation } from "@/lib/favourites/queries";

export type StarProps = {
  server: string;
  title: string;
  /** Whether it has one, as the server wrote the page. */
  starred: boolean;
};

/** Keeps a server among one's own. Shown to who is signed in. */
export default function StarButton(props: StarProps) {
  return (
    <QueryProvider>
      <Star {...props} />
    </QueryProvider>
  );
}

function Star({ server, title, starred: initial }: StarProps) {
  const t = useTranslations("favourites");
  const toast = useToast();
  const [starred, setStarred] = useState(initial);
  const { mutate, isPending } = useMutation({
    ...starMutation(server),
    onSuccess: (_answer, wanted) => setStarred(wanted),
    onError: (problem) => toast({ title: problem.message, tone: "danger" }),
  });
  return (
    <Button aria-keyshortcuts="s" aria-pressed={starred} pending={isPending} aria-label={t("star", { title })} onClick={() => mutate(!starred)}>
      <StarIcon aria-hidden className={starred ? "fill-current text-accent" : ""} />
      {starred ? t("starred") : t("starShort")}
    </Button>
  );
}
