import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Actions } from "@/components/showcase/actions";
import { Charts, Events, Tables, Texts } from "@/components/showcase/data";
import { Feedback } from "@/components/showcase/feedback";
import { Choices, Fields } from "@/components/showcase/fields";
import { Foundations } from "@/components/showcase/foundations";
import { Overlays, TabSpecimen, Toasts } from "@/components/showcase/overlays";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("kit");
  return { title: t("title") };
}

/** The anchors of the page, in its order. */
const PIECES = [
  "colours", "type", "keys", "buttons", "fields", "choices", "states", "notices", "empty", "loading", "tables", "lists", "steps", "charts", "code",
  "differences", "overlays", "tabs", "toasts",
] as const;

/** Every primitive in every state: to look at after a change, and for axe to judge. */
export default async function InterfacePage() {
  const t = await getTranslations("kit");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <div className="grid grid-cols-1 gap-chapters lg:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label={t("contents")} className="lg:sticky lg:top-24 lg:self-start">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm lg:flex-col">
            {PIECES.map((piece) => (
              <li key={piece}>
                <a href={`#${piece}`} className="inline-flex min-h-6 items-center text-muted hover:text-ink hover:underline">
                  {t(piece)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex min-w-0 flex-col gap-chapters">
          <Foundations />
          <Actions />
          <Fields />
          <Choices />
          <Feedback />
          <Tables />
          <Events />
          <Charts />
          <Texts />
          <Overlays />
          <TabSpecimen />
          <Toasts />
        </div>
      </div>
    </>
  );
}
