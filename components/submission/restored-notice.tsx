import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Says that the text was left here earlier, and how to be rid of it. */
export default function RestoredNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations("submit");
  return (
    <Notice role="status" title={t("restored")}>
      <p>{t("restoredBody")}</p>
      <Button size="small" className="mt-2" onClick={onDiscard}>
        {t("discard")}
      </Button>
    </Notice>
  );
}
