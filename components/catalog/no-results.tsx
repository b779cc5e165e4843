import { PackageOpen, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import type { BrowseHelp, BrowseQuery } from "@/lib/catalog/browse-schema";
import { FACETS } from "@/lib/catalog/facet-names-schema";
import { browseHref, catalogHref, serverHref } from "./addresses";

/** Nothing listed at all: says what will appear here, and how to begin; who is signed in and may not publish has nothing to begin. */
export function EmptyCatalog({ maySubmit, isSignedIn }: { maySubmit: boolean; isSignedIn: boolean }) {
  const t = useTranslations("catalog");
  const nav = useTranslations("nav");
  const action = maySubmit ? (
    <LinkButton href="/submit" variant="primary">
      {t("submitOne")}
    </LinkButton>
  ) : isSignedIn ? null : (
    <LinkButton href="/sign-in">{nav("signIn")}</LinkButton>
  );
  return (
    <EmptyState icon={PackageOpen} title={t("emptyTitle")} action={action}>
      {t("emptyBody")}
    </EmptyState>
  );
}

type NoMatchProps = { query: BrowseQuery; help: BrowseHelp; children?: ReactNode };

/** Something is listed, but not this: names that are close, what to leave out, and below it a way to ask for it. */
export function NoMatch({ query, help, children }: NoMatchProps) {
  const t = useTranslations("catalog");
  const browse = useTranslations("browse");
  return (
    <div className="flex flex-col gap-4">
      <EmptyState icon={SearchX} title={t("noResultTitle")} action={<LinkButton href={catalogHref()}>{t("clearFilters")}</LinkButton>}>
        <p>{t("noResultBody")}</p>
        {help.closest.length > 0 ? (
          <p className="mt-3">
            {browse("didYouMean")}{" "}
            {help.closest.map(({ server, title }, index) => (
              <span key={server}>
                {index > 0 ? " · " : null}
                <TextLink href={serverHref(server)}>{title}</TextLink>
              </span>
            ))}
          </p>
        ) : null}
        {help.without.length > 0 ? (
          <ul className="mt-3 flex flex-col gap-1">
            {help.without.map(({ part, count }) => (
              <li key={part}>
                <TextLink href={browseHref(withoutPart(query, part))}>{browse("without", { count, name: part === "q" ? browse("searchWords") : part === "catalog" ? t("catalogLabel") : browse(`facet_${part}`) })}</TextLink>
              </li>
            ))}
          </ul>
        ) : null}
      </EmptyState>
      {children}
    </div>
  );
}

function withoutPart(query: BrowseQuery, part: BrowseHelp["without"][number]["part"]): BrowseQuery {
  const facet = FACETS.find((known) => known === part);
  return { ...query, cursor: 0, ...(facet === undefined ? { [part]: "" } : { [facet]: [] }) };
}
