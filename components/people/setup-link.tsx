import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { CodeBlock } from "@/components/ui/code-block";
import { DialogClose } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

/** Shown this once: the link is a secret until it is used. Stands in a dialog. */
export function SetupLink({ url }: { url: string }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  return (
    <div className="mt-4 flex flex-col gap-4">
      <Notice tone="success" role="status" title={t("setupLink")}>
        {t("setupLinkBody")}
      </Notice>
      <CodeBlock code={url} label={t("setupLink")} copy={{ label: common("copy"), copiedLabel: common("copied") }} />
      <ButtonRow>
        <DialogClose render={<Button variant="primary">{common("close")}</Button>} />
      </ButtonRow>
    </div>
  );
}
