import type { ReactNode } from "react";
import { AreaMessages } from "@/components/layout/area-messages";
import { QueryProvider } from "@/components/layout/query-provider";

/** Forms here write to the API, so they share one query client. */
export default function AccountAreaLayout({ children }: { children: ReactNode }) {
  return (
    <AreaMessages area="account">
      <QueryProvider>{children}</QueryProvider>
    </AreaMessages>
  );
}
