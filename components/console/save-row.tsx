import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { DialogClose } from "@/components/ui/dialog";

/** How a form in a dialog ends: by leaving it, or by saving what it says. */
export function SaveRow({ pending }: { pending: boolean }) {
  const common = useTranslations("common");
  return (
    <ButtonRow>
      <DialogClose render={<Button>{common("cancel")}</Button>} />
      <Button type="submit" variant="primary" pending={pending}>
        {common("save")}
      </Button>
    </ButtonRow>
  );
}
