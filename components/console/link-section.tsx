import { useTranslations } from "next-intl";
import type { Link } from "@/lib/catalog/link-schema";
import { CreateLink } from "./create-link";
import { LinkTable } from "./link-table";

/** The capability links of a catalog, for those who may see them. */
export function LinkSection({ catalog, links, mayEdit }: { catalog: string; links: readonly Link[]; mayEdit: boolean }) {
  const t = useTranslations("console.links");
  return (
    <div className="flex flex-col items-start gap-3">
      <h2 className="text-sm font-semibold">{t("title")}</h2>
      <p className="text-sm text-muted">{t("intro")}</p>
      {links.length > 0 ? <LinkTable catalog={catalog} links={links} mayEdit={mayEdit} /> : <p className="text-sm">{t("none")}</p>}
      {mayEdit ? <CreateLink catalog={catalog} /> : null}
    </div>
  );
}
