import { NextIntlClientProvider, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/toast";

/**
 * What every page may rely on: messages and toasts. Areas that fetch in the browser add `QueryProvider` in their own
 * layout, so that reading the catalog does not pay for it.
 */
export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <NextIntlClientProvider>
      <ToastProvider closeLabel={t("dismiss")}>{children}</ToastProvider>
    </NextIntlClientProvider>
  );
}
