import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LISTING_BASES } from "@/lib/catalog/facet-names-schema";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";
import { ChecksHidden } from "./checks-hidden";

const LANGUAGES = [["en", en], ["zh-CN", zh]] as const;

describe.each(LANGUAGES)("what is said in place of hidden checks, in %s", (locale, messages) => {
  const shown = (...bases: (typeof LISTING_BASES)[number][]) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
        <ChecksHidden listings={bases.map((basis) => ({ basis }))} />
      </NextIntlClientProvider>,
    );
  const { ground } = messages.security;

  it.each(LISTING_BASES)("speaks of the ground %s and of no other", (basis) => {
    for (const other of LISTING_BASES) expect(shown(basis).includes(ground[other])).toBe(other === basis);
  });

  it("tells both where one catalog reviewed it and another imported it, each once", () => {
    expect(shown("review", "import", "import").split("<p>")).toHaveLength(4);
    expect(shown("review", "import")).toContain(ground.import);
  });

  it("claims nothing of a policy where nothing is listed", () => {
    expect(shown()).not.toContain(ground.review);
  });
});

/** Words that stand over everything that is listed, imports too (governance.md §2: "imported, not reviewed"). */
const OVER_EVERYTHING = [(messages: typeof en) => messages.footer.promise, (messages: typeof en) => messages.catalog.noResultTitle, (messages: typeof en) => messages.catalog.noResultBody, (messages: typeof en) => messages.server.otherVersion, (messages: typeof en) => messages.home.recent];

it.each(LANGUAGES)("no word over the whole catalog says that all of it was approved, in %s", (_locale, messages) => {
  for (const word of OVER_EVERYTHING) expect(word(messages)).not.toMatch(/approv|review|审核|通过/i);
});
