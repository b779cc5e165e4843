"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "./button";
import type { ToastMessage } from "./toast-message";

const SUCCESS_SHOWN_FOR_MS = 6000;

type ToastViewportProps = { messages: readonly ToastMessage[]; closeLabel: string };

export default function ToastViewport({ messages, closeLabel }: ToastViewportProps) {
  return (
    <Toast.Provider timeout={SUCCESS_SHOWN_FOR_MS}>
      <Announcer messages={messages} />
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
          <ToastList closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Hands each message over once, after the live region is in the page: only then do screen readers read it. */
function Announcer({ messages }: { messages: readonly ToastMessage[] }) {
  const { add } = Toast.useToastManager();
  const handedOver = useRef(0);

  useEffect(() => {
    for (const { title, description, tone = "success" } of messages.slice(handedOver.current)) {
      const urgent = tone === "danger";
      add({ title, description, type: tone, priority: urgent ? "high" : "low", ...(urgent ? { timeout: 0 } : {}) });
    }
    handedOver.current = messages.length;
  }, [messages, add]);

  return null;
}

function ToastList({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-card border border-line bg-surface shadow-raised transition-opacity duration-200 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3 p-4 text-sm">
        {toast.type === "danger" ? (
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
        ) : (
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />
        )}
        <div className="min-w-0 flex-1">
          <Toast.Title className="font-semibold" />
          <Toast.Description className="text-muted" />
        </div>
        <Toast.Close aria-label={closeLabel} render={<Button variant="quiet" size="icon" className="-m-2 size-8" />}>
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
