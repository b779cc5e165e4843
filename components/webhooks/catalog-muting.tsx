"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useToast } from "@/components/ui/toast";
import { MUTABLE_TYPES } from "@/lib/notices/notice-names-schema";
import { putCatalogNoticesMutation } from "@/lib/notices/queries";

type CatalogMutingProps = { catalog: string; muted: readonly string[]; mayManage: boolean };

/** What the reviewers of a catalog hear of. What can be left out is what they see in the queue anyway. */
export function CatalogMuting({ catalog, muted, mayManage }: CatalogMutingProps) {
  const t = useTranslations("webhooks.reviewers");
  const name = useTranslations("noticeTypes");
  const common = useTranslations("common");
  const router = useRouter();
  const showToast = useToast();
  const [off, setOff] = useState<readonly string[]>(muted);
  const { mutate, isPending, error } = useMutation({
    ...putCatalogNoticesMutation(catalog),
    onSuccess: () => {
      showToast({ title: t("saved", { name: catalog }) });
      router.refresh();
    },
  });
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-semibold">{catalog}</legend>
      <div className="grid sm:grid-cols-2">
        {MUTABLE_TYPES.map((type) => (
          <Checkbox
            key={type}
            label={name(type)}
            disabled={!mayManage}
            checked={!off.includes(type)}
            onChange={() => setOff(off.includes(type) ? off.filter((other) => other !== type) : [...off, type])}
          />
        ))}
      </div>
      {error ? <ProblemNotice problem={error} /> : null}
      {mayManage ? (
        <Button size="small" pending={isPending} aria-label={t("saveOf", { name: catalog })} onClick={() => mutate({ muted: [...off] })} className="self-start">
          {common("save")}
        </Button>
      ) : null}
    </fieldset>
  );
}
