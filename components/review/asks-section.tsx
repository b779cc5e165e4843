import { KeyRound, TextCursorInput } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { SectionCard } from "@/components/ui/card";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import type { InstallPlan, PlanInput } from "@/lib/install/schema";
import type { Manifest } from "@/lib/manifest/schema";
import { VisibleText } from "@/components/ui/visible-text";

/** What a user has to hand over, and where data goes. */
export function AsksSection({ plan, manifest }: { plan: InstallPlan | null; manifest: Manifest | null }) {
  const t = useTranslations("review");
  const inputs = plan?.inputs ?? [];
  const remotes = manifest?.remotes ?? [];
  const head = [t("input"), t("inputWhere"), t("inputKind"), t("inputDefault")];
  return (
    <SectionCard id="asks" title={t("asks")}>
      <div className="flex flex-col gap-4">
        {inputs.length === 0 ? (
          <p className="text-muted">{t("asksNothing")}</p>
        ) : (
          <Table caption={t("asksCaption")} className="shadow-none" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
            {inputs.map((input) => (
              <InputRow key={input.id} input={input} />
            ))}
          </Table>
        )}
        {remotes.length === 0 ? (
          <p className="text-muted">{t("remotesNone")}</p>
        ) : (
          <div>
            <p className="text-sm font-medium">{t("remotes")}</p>
            <ul>
              {remotes.map((remote, index) => (
                <li key={index} className="wrap-anywhere">
                  <code className="identifier">
                    <VisibleText text={`${remote.type} ${remote.url ?? ""}`} />
                  </code>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </SectionCard>
  );
}

function InputRow({ input }: { input: PlanInput }) {
  const t = useTranslations("review");
  const common = useTranslations("common");
  const server = useTranslations("server");
  return (
    <tr>
      <TableRowHead>
        <code className="identifier">{input.id}</code>
        <span className="block font-normal wrap-anywhere text-muted">
          <VisibleText text={input.label.en} />
        </span>
      </TableRowHead>
      <TableCell>{t(`inputPlace.${input.where}`)}</TableCell>
      <TableCell>
        <span className="flex flex-wrap items-center gap-1.5">
          {input.secret ? <Badge icon={KeyRound} tone="warning">{server("secret")}</Badge> : <Badge icon={TextCursorInput}>{t("inputPlain")}</Badge>}
          {input.required ? common("required") : common("optional")}
        </span>
      </TableCell>
      <TableCell>{input.default === undefined ? "–" : <code className="identifier"><VisibleText text={input.default} /></code>}</TableCell>
    </tr>
  );
}
