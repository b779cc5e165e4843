"use client";

import { createContext, lazy, Suspense, use, useCallback, useState } from "react";
import type { ReactNode } from "react";
import type { ToastMessage } from "./toast-message";

type ShowToast = (message: ToastMessage) => void;

const ToastContext = createContext<ShowToast | null>(null);

/** Most page views never show a toast: its code is fetched with the first one. */
const ToastViewport = lazy(() => import("./toast-viewport"));

type ToastProviderProps = { closeLabel: string; children: ReactNode };

export function ToastProvider({ closeLabel, children }: ToastProviderProps) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([]);
  const show = useCallback<ShowToast>((message) => setMessages((all) => [...all, message]), []);
  return (
    <ToastContext value={show}>
      {children}
      {messages.length > 0 ? (
        <Suspense fallback={null}>
          <ToastViewport messages={messages} closeLabel={closeLabel} />
        </Suspense>
      ) : null}
    </ToastContext>
  );
}

/** Reports the outcome of an action. A failure stays until it is closed and interrupts; a success waits its turn and goes. */
export function useToast(): ShowToast {
  const show = use(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}
