"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { revokeTokenMutation } from "@/lib/access/account-queries";
import type { Token } from "@/lib/access/token-schema";

type TokenTableProps = {
  tokens: readonly Token[];
  /** Of somebody else's, or of a robot's. */
  caption?: string;
  mayRevoke?: boolean;
};

export function TokenTable({ tokens, caption, mayRevoke = true }: TokenTableProps) {
  const t = useTranslations("account");
  return (
    <Table
      caption={caption ?? t("tokensCaption")}
      head={
        <>
          <TableHead>{t("tokenName")}</TableHead>
          <TableHead>{t("tokenScopes")}</TableHead>
          <TableHead>{t("tokenExpires")}</TableHead>
          <TableHead>{t("tokenLastUsed")}</TableHead>
          {mayRevoke ? <TableHead>{t("tokenRevoke")}</TableHead> : null}
        </>
      }
    >
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} mayRevoke={mayRevoke} />
      ))}
    </Table>
  );
}

function TokenRow({ token, mayRevoke }: { token: Token; mayRevoke: boolean }) {
  const t = useTranslations("account");
  const toast = useToast();
  const name = token.label || token.id;
  return (
    <tr>
      <TableRowHead className="wrap-anywhere">{name}</TableRowHead>
      <TableCell>
        {token.scopes.map((scope) => (
          <code key={scope} className="identifier block whitespace-nowrap">
            {scope}
          </code>
        ))}
      </TableCell>
      <TableCell>
        <Time at={token.expiresAt} />
      </TableCell>
      <TableCell>{token.lastUsedAt === null ? t("tokenNever") : <Time at={token.lastUsedAt} precision="minute" />}</TableCell>
      {mayRevoke ? (
        <TableCell>
          <ConfirmDialog
            label={t("tokenRevoke")}
            title={t("tokenRevokeTitle", { name })}
            description={t("tokenRevokeBody")}
            confirmLabel={t("tokenRevoke")}
            mutation={revokeTokenMutation(token.id)}
            variables={() => null}
            onDone={() => toast({ title: t("tokenRevoked"), tone: "success" })}
          />
        </TableCell>
      ) : null}
    </tr>
  );
}
