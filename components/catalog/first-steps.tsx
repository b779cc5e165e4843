import { useTranslations } from "next-intl";
import { SectionCard } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";

/** What an administrator of an empty registry does first; each step leads to where it is done. */
const STEPS = [
  { key: "people", href: "/console/users" },
  { key: "servers", href: "/console/imports" },
  { key: "decide", href: "/console/queue" },
] as const;

export function FirstSteps() {
  const t = useTranslations("firstSteps");
  return (
    <SectionCard id="first-steps" title={t("title")}>
      <ol className="grid gap-4 lg:grid-cols-3">
        {STEPS.map(({ key, href }, index) => (
          <li key={key} className="flex flex-col gap-2">
            <span aria-hidden className="grid size-8 place-items-center rounded-full bg-accent-soft font-semibold text-accent">
              {index + 1}
            </span>
            <h3 className="font-medium">{t(`${key}Title`)}</h3>
            <p className="text-sm text-muted">{t(`${key}Body`)}</p>
            <LinkButton href={href} size="small" className="mt-auto self-start">
              {t(`${key}Action`)}
            </LinkButton>
          </li>
        ))}
      </ol>
    </SectionCard>
  );
}
