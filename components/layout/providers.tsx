import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/toast";
import { AreaMessages } from "./area-messages";

/**
 * What every page may rely on: the shell's messages and toasts. Areas add their own messages (`AreaMessages`), and those that
 * fetch in the browser `QueryProvider`, in their own layout: reading the catalog does not pay for the console.
 */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <AreaMessages area="shell">
      <ToastProvider closeLabel={t("dismiss")}>{children}</ToastProvider>
    </AreaMessages>
  );
}
