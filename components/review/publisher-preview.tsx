import { Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { VisibleText } from "@/components/ui/visible-text";

/** What the publisher will read of a decision: the reason as it is, and never an internal message. */
export function PublisherPreview({ text }: { text: string }) {
  const t = useTranslations("review");
  return (
    <Disclosure title={t("preview")}>
      <div className="rounded-control border border-l-4 border-accent bg-surface p-3">
        <p className="flex items-center gap-2 text-xs text-muted">
          <Megaphone aria-hidden className="size-4" />
          {t("previewHint")}
        </p>
        <p className="mt-1.5 whitespace-pre-wrap wrap-anywhere">{text.trim() === "" ? <span className="text-muted">{t("previewEmpty")}</span> : <VisibleText text={text.trim()} />}</p>
      </div>
    </Disclosure>
  );
}
