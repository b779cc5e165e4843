"use client";

import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { targetPath } from "@/components/console/paths";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { createTargetMutation, testCandidateMutation } from "@/lib/nacos/queries";
import { ConnectionResult } from "./connection-result";
import { TargetFields } from "./target-fields";
import { emptyValues, type TargetField, type TargetValues } from "./target-values";

/** What judges the fields comes with the first press. */
const fetchReader = () => import("./read-target-values");
const NOTHING: ReadonlySet<TargetField> = new Set();

/** A new target: filled in, tried, and only then made; paused at first, unless somebody knows what is there. */
export function NewTargetForm({ catalogs }: { catalogs: readonly { slug: string; title: string }[] }) {
  const t = useTranslations("targets.form");
  const router = useRouter();
  const [values, setValues] = useState(() => emptyValues(catalogs.find(({ slug }) => slug === "default")?.slug ?? catalogs[0]?.slug ?? ""));
  const [wrong, setWrong] = useState(NOTHING);
  const create = useMutation({ ...createTargetMutation(), onSuccess: ({ id }) => router.push(targetPath(id)) });
  const test = useMutation(testCandidateMutation());
  const change = (changed: Partial<TargetValues>) => setValues({ ...values, ...changed });
  const tryIt = async () => {
    const read = (await fetchReader()).readCandidate(values);
    setWrong(read.ok ? NOTHING : read.wrong);
    if (read.ok) test.mutate(read.value);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const read = (await fetchReader()).readNew(values);
    setWrong(read.ok ? NOTHING : read.wrong);
    if (read.ok) create.mutate(read.value);
  };
  return (
    <Card className="max-w-prose">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-5">
        <TargetFields values={values} wrong={wrong} onChange={change} catalogs={catalogs} />
        <div className="border-t border-line pt-4">
          <Checkbox label={t("paused")} hint={t("pausedHint")} checked={values.paused} onChange={() => change({ paused: !values.paused })} />
        </div>
        <div className="flex flex-col gap-4 border-t border-line pt-5">
          <p aria-live="polite" className="sr-only">
            {test.isPending ? t("testing") : null}
          </p>
          {test.data && !test.isPending ? <ConnectionResult result={test.data} /> : null}
          {test.error ? <ProblemNotice problem={test.error} /> : null}
          {create.error ? <ProblemNotice problem={create.error} /> : null}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void tryIt()} pending={test.isPending}>
              <PlugZap aria-hidden />
              {t(test.isPending ? "testing" : "test")}
            </Button>
            <Button type="submit" variant="primary" pending={create.isPending}>
              {t(values.paused ? "createPaused" : "create")}
            </Button>
          </div>
        </div>
      </form>
    </Card>
  );
}
