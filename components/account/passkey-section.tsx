"use client";

import { useTranslations } from "next-intl";
import type { PasskeysView } from "@/lib/access/passkeys/schema";
import { PasskeyAtSignIn } from "./passkey-at-sign-in";
import { PasskeyForm } from "./passkey-form";
import { PasskeyTable } from "./passkey-table";

/** One's passkeys: what they are for, which there are, one more, and whether sign-in asks for one. */
export function PasskeySection({ items, askAtSignIn }: PasskeysView) {
  const t = useTranslations("passkeys");
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      {items.length > 0 ? <PasskeyTable passkeys={items} /> : <p className="text-sm">{t("none")}</p>}
      <PasskeyForm />
      {items.length > 0 ? <PasskeyAtSignIn initial={askAtSignIn} /> : null}
    </div>
  );
}
