import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { serverHref } from "@/components/catalog/addresses";
import { ServerName } from "@/components/catalog/server-name";
import { TextLink } from "@/components/ui/text-link";
import type { KeptServer } from "@/lib/favourites/schema";

/** A kept server as a row. One that is not found any more stays by its name, without a link that would lead nowhere. */
export function KeptServerRow({ kept: { server, title, version }, children }: { kept: KeptServer; children: ReactNode }) {
  const t = useTranslations("favourites");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{title === null ? server : <TextLink href={serverHref(server)}>{title}</TextLink>}</p>
        <p className="text-sm wrap-anywhere text-muted">{title === null ? t("gone") : <span className="font-mono"><ServerName name={server} /> {version}</span>}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </li>
  );
}
