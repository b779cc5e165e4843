"use client";

import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNotice } from "@/components/console/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { testTargetMutation } from "@/lib/nacos/queries";
import { ConnectionResult } from "./connection-result";

/** Tries the target when it is opened: nobody opens it for anything else. */
export function TestDialog({ id, name }: { id: string; name: string }) {
  const t = useTranslations("targets.test");
  const common = useTranslations("common");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { mutate, data, error, isPending, reset } = useMutation({ ...testTargetMutation(id), onSuccess: () => router.refresh() });
  const show = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    reset();
    mutate(null);
  };
  return (
    <Dialog trigger={<Button><PlugZap aria-hidden />{t("action")}</Button>} title={t("title", { name })} description={t("body")} open={open} onOpenChange={show}>
      <p role="status" className="text-sm text-muted empty:hidden">
        {isPending ? t("running") : null}
      </p>
      {data && !isPending ? <ConnectionResult result={data} /> : null}
      {error ? <ProblemNotice problem={error} /> : null}
      <ButtonRow>
        <Button onClick={() => mutate(null)} pending={isPending}>
          {t("again")}
        </Button>
        <DialogClose render={<Button variant="primary">{common("close")}</Button>} />
      </ButtonRow>
    </Dialog>
  );
}
