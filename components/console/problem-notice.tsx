"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { ApiProblem } from "@/lib/http/api-client";

/** Problems whose cure is to look again at what is true now. */
const STALE = new Set(["stale_review", "stale_policy", "conflict", "digest_mismatch", "invalid_transition", "already_voted"]);

/** Problems whose cure is a passkey. */
const WANT_PASSKEY = new Set(["step_up_required", "passkey_missing", "recent_sign_in_required"]);

/** Says what went wrong: the text of the stable code in the reader's language, then what the server says of this case. */
export function ProblemNotice({ problem, reloads = true, onReload }: { problem: ApiProblem; reloads?: boolean; onReload?: () => void }) {
  const t = useTranslations("errors");
  const common = useTranslations("common");
  const router = useRouter();
  const reload = () => {
    router.refresh();
    onReload?.();
  };
  return (
    <Notice tone="danger" role="alert" title={t.has(problem.code as "summary") ? t(problem.code as "summary") : t("unexpected", { code: problem.code })}>
      {problem.detail ? <p lang="en" className="wrap-anywhere">{problem.detail}</p> : null}
      {problem.errors.length > 0 ? (
        <ul lang="en" className="mt-1 list-disc pl-5">
          {problem.errors.map((error) => (
            <li key={`${error.path} ${error.code}`} className="wrap-anywhere">
              <code className="identifier">{error.path}</code> {error.message}
            </li>
          ))}
        </ul>
      ) : null}
      {WANT_PASSKEY.has(problem.code) ? (
        <p className="mt-1">
          <TextLink href="/account/security">{t("toPasskeys")}</TextLink>
        </p>
      ) : null}
      {reloads && STALE.has(problem.code) ? (
        <Button size="small" className="mt-2" onClick={reload}>
          {common("reload")}
        </Button>
      ) : null}
    </Notice>
  );
}
