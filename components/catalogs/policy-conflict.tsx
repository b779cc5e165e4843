import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { policyQuery } from "@/lib/catalog/catalog-queries";
import type { PolicyView } from "@/lib/catalog/catalog-schema";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import { PolicyDifference } from "./policy-difference";

type PolicyConflictProps = {
  catalog: string;
  seen: PolicyView;
  /** Goes on with what was typed, now knowing the policy in force. */
  onSeen: (inForce: PolicyView) => void;
  onTakeOver: (policy: PolicyDocument) => void;
};

/** Somebody else was faster: says what they changed, and loses nothing of what was typed here. */
export function PolicyConflict({ catalog, seen, onSeen, onTakeOver }: PolicyConflictProps) {
  const t = useTranslations("catalogs.conflict");
  const { data: inForce } = useQuery({ ...policyQuery(catalog), staleTime: 0 });
  if (inForce === undefined || inForce.digest === seen.digest) return <Notice tone="danger" role="alert" title={t("title")} />;
  const takeOver = () => {
    onTakeOver(inForce.policy);
    onSeen(inForce);
  };
  return (
    <Notice tone="danger" role="alert" title={t("title")}>
      <p className="mb-2">{t("body", { number: inForce.version })}</p>
      <PolicyDifference before={seen.policy} after={inForce.policy} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => onSeen(inForce)}>
          {t("keepMine")}
        </Button>
        <Button size="small" variant="quiet" onClick={takeOver}>
          {t("takeTheirs")}
        </Button>
      </div>
    </Notice>
  );
}
