"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { beginLink, unlinkIdentityMutation } from "@/lib/access/oidc/queries";
import type { Identity } from "@/lib/access/oidc/schema";
import { ProviderButton } from "./provider-button";

/** By which identities the provider lets this person in, and how to add one: never by an e-mail address alone. */
export function IdentitySection({ provider, identities }: { provider: string; identities: readonly Identity[] }) {
  const t = useTranslations("identities");
  return (
    <div className="flex flex-col items-start gap-5">
      <p className="max-w-prose text-sm text-muted">{t("intro", { name: provider })}</p>
      {identities.length > 0 ? <IdentityTable identities={identities} /> : null}
      <ProviderButton label={t("link", { name: provider })} callbackPath="/account/security" before={beginLink} variant={identities.length > 0 ? "secondary" : "primary"} />
    </div>
  );
}

function IdentityTable({ identities }: { identities: readonly Identity[] }) {
  const t = useTranslations("identities");
  return (
    <Table
      caption={t("caption")}
      className="w-full"
      head={
        <>
          <TableHead>{t("identity")}</TableHead>
          <TableHead>{t("lastUsed")}</TableHead>
          <TableHead>{t("unlink")}</TableHead>
        </>
      }
    >
      {identities.map((identity) => (
        <IdentityRow key={identity.id} identity={identity} />
      ))}
    </Table>
  );
}

function IdentityRow({ identity: { id, issuer, subject, email, lastUsedAt } }: { identity: Identity }) {
  const t = useTranslations("identities");
  const toast = useToast();
  return (
    <tr>
      <TableRowHead className="wrap-anywhere">
        <span className="block">{email ?? subject}</span>
        <span className="block text-xs font-normal text-muted">
          {subject} · {issuer}
        </span>
      </TableRowHead>
      <TableCell>{lastUsedAt === null ? t("never") : <Time at={lastUsedAt} precision="minute" />}</TableCell>
      <TableCell>
        <ConfirmDialog
          label={t("unlink")}
          title={t("unlinkTitle", { name: email ?? subject })}
          description={t("unlinkBody")}
          confirmLabel={t("unlink")}
          mutation={unlinkIdentityMutation(id)}
          variables={() => null}
          onDone={() => toast({ title: t("unlinked"), tone: "success" })}
        />
      </TableCell>
    </tr>
  );
}
