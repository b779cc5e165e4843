import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type RestoredNoticeProps = {
  /** What was read for the text is not back. */
  isDraftLost: boolean;
  onDiscard: () => void;
};

/** Says that the text was left here earlier, what is missing of it, and how to be rid of it. */
export default function RestoredNotice({ isDraftLost, onDiscard }: RestoredNoticeProps) {
  const t = useTranslations("submit");
  return (
    <Notice role="status" title={t("restored")}>
      <p>{t("restoredBody")}</p>
      {isDraftLost ? <p className="mt-1">{t("restoredWithoutTools")}</p> : null}
      <Button size="small" className="mt-2" onClick={onDiscard}>
        {t("discard")}
      </Button>
    </Notice>
  );
}
