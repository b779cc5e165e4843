"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { patchTargetMutation, targetQuery } from "@/lib/nacos/queries";
import type { Target } from "@/lib/nacos/target-schema";
import { TargetFields } from "./target-fields";
import { type TargetField, valuesOf } from "./target-values";

/** What judges the fields comes with the first press. */
const fetchReader = () => import("./read-target-values");
const NOTHING: ReadonlySet<TargetField> = new Set();

/** Changes a target; it is tried again at once, and its header says how that went. */
export function EditTargetForm({ target }: { target: Target }) {
  const t = useTranslations("targets.form");
  const router = useRouter();
  const showToast = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState(() => valuesOf(target));
  const [wrong, setWrong] = useState(NOTHING);
  const { mutate, isPending, error } = useMutation({
    ...patchTargetMutation(target.id),
    onSuccess: (changed) => {
      client.setQueryData(targetQuery(target.id).queryKey, changed);
      setValues(valuesOf(changed));
      showToast({ title: t("saved") });
      router.refresh();
    },
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const read = (await fetchReader()).readPatch(values, target);
    setWrong(read.ok ? NOTHING : read.wrong);
    if (read.ok) mutate(read.value);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-prose flex-col gap-5">
      <TargetFields values={values} wrong={wrong} onChange={(changed) => setValues({ ...values, ...changed })} catalogs={null} />
      {error ? <ProblemNotice problem={error} /> : null}
      <Button type="submit" variant="primary" pending={isPending} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}
