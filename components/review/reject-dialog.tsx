"use client";

import { useTranslations } from "next-intl";
import { AlertDialog, AlertDialogClose } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { Review } from "@/lib/review/schema";

type RejectDialogProps = { review: Review; open: boolean; onOpenChange: (open: boolean) => void; onConfirm: () => void };

/** Asks once more before a version is rejected for good. */
export default function RejectDialog({ review: { server: name, version }, open, onOpenChange, onConfirm }: RejectDialogProps) {
  const t = useTranslations("review");
  const common = useTranslations("common");
  return (
    <AlertDialog title={t("rejectTitle", { name, version })} description={t("rejectBody")} open={open} onOpenChange={onOpenChange}>
      <ButtonRow className="mt-4">
        <AlertDialogClose render={<Button>{common("cancel")}</Button>} />
        <Button variant="danger" onClick={onConfirm}>
          {t("reject")}
        </Button>
      </ButtonRow>
    </AlertDialog>
  );
}
