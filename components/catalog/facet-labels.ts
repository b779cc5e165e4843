import { useLocale, useTranslations } from "next-intl";
import type { Category } from "@/lib/catalog/category-schema";
import { AUTH_KINDS, CAPABILITIES, type Facet, INSTALL_KINDS, LISTING_BASES, PUBLISHER_TYPES, SERVED_STATUSES } from "@/lib/catalog/facet-names-schema";
import { categoryTitle } from "./category-title";

/** How the values of facets are called in the reader's language. */
export function useFacetLabels(categories: readonly Category[]): (facet: Facet, value: string) => string {
  const t = useTranslations("browse");
  const catalog = useTranslations("catalog");
  const capabilityName = useTranslations("capability");
  const basisName = useTranslations("listingBasis");
  const locale = useLocale();
  return (facet, value) => {
    switch (facet) {
      case "category": {
        const known = categories.find(({ slug }) => slug === value);
        return known === undefined ? value : categoryTitle(known, locale);
      }
      case "install":
        return worded(INSTALL_KINDS, value, (kind) => catalog(`kind_${kind}`));
      case "auth":
        return worded(AUTH_KINDS, value, (kind) => t(`auth_${kind}`));
      case "capability":
        return worded(CAPABILITIES, value, (capability) => capabilityName(capability));
      case "publisher":
        return worded(PUBLISHER_TYPES, value, (type) => t(`publisher_${type}`));
      case "basis":
        return worded(LISTING_BASES, value, (basis) => basisName(basis));
      case "status":
        return worded(SERVED_STATUSES, value, (status) => t(`status_${status}`));
      case "transport":
      case "namespace":
        return value;
    }
  };
}

/** The words for a value, or the value itself when it is none that there are words for. */
function worded<Value extends string>(known: readonly Value[], value: string, words: (value: Value) => string): string {
  const found = known.find((one) => one === value);
  return found === undefined ? value : words(found);
}
