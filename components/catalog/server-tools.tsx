import { CircleHelp, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { ServerDetail } from "@/lib/submission/detail-schema";
import { languageOf } from "./text-language";
import { ToolBrowser } from "./tool-browser";

/** What the server offers to a model, as its publisher declared it. */
export function ServerTools({ detail: { tools, prompts, resources } }: { detail: ServerDetail }) {
  const t = useTranslations("server");
  if (tools === null) return <EmptyState icon={CircleHelp} title={t("toolsNone")} />;
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm text-muted">{t("toolsIntro")}</p>
      {tools.length > 0 ? <ToolBrowser tools={tools} /> : <EmptyState icon={Wrench} title={t("toolsZero")} />}
      <NameList title={t("prompts")} items={prompts} />
      <NameList title={t("resources")} items={resources} />
    </div>
  );
}

function NameList({ title, items }: { title: string; items: readonly { name: string; description: string }[] }) {
  if (items.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{title}</h2>
      <ul className="flex flex-col gap-2 text-sm">
        {items.map(({ name, description }, index) => (
          <li key={index} className="wrap-anywhere">
            <code className="identifier">{name}</code> <span lang={languageOf(description)} className="text-muted">{description}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
