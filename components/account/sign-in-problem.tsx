import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Words that arrive in `?error=` from next-auth itself. */
const WORDS: Record<string, "throttled" | "unreachable" | "provider_failed"> = {
  rate_limited: "throttled",
  OAuthSignin: "unreachable",
  OAuthCallback: "provider_failed",
  Callback: "provider_failed",
};

/** Why a sign-in did not work, in words, and what to do next. The code comes from the address, so it may be anything. */
export function SignInProblem({ code }: { code: string }) {
  const t = useTranslations("signIn");
  const known = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  if (known === "throttled") return <Notice tone="danger" title={t("throttled")} />;
  const problem = `provider.${known ?? code}`;
  return <Notice tone="danger" title={t.has(problem as "provider.denied") ? t(problem as "provider.denied") : t("failed")} />;
}
