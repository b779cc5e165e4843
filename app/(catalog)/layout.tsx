import type { ReactNode } from "react";
import { AreaMessages } from "@/components/layout/area-messages";

export default function CatalogAreaLayout({ children }: { children: ReactNode }) {
  return <AreaMessages area="catalog">{children}</AreaMessages>;
}
