"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/console/confirm-dialog";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { removePasskeyMutation } from "@/lib/access/passkeys/queries";
import type { Passkey } from "@/lib/access/passkeys/schema";

export function PasskeyTable({ passkeys }: { passkeys: readonly Passkey[] }) {
  const t = useTranslations("passkeys");
  return (
    <Table
      caption={t("caption")}
      className="w-full"
      head={
        <>
          <TableHead>{t("name")}</TableHead>
          <TableHead>{t("kept")}</TableHead>
          <TableHead>{t("registered")}</TableHead>
          <TableHead>{t("lastUsed")}</TableHead>
          <TableHead>{t("remove")}</TableHead>
        </>
      }
    >
      {passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} />
      ))}
    </Table>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const t = useTranslations("passkeys");
  const toast = useToast();
  const { id, name, backedUp, createdAt, lastUsedAt } = passkey;
  return (
    <tr>
      <TableRowHead className="wrap-anywhere">{name}</TableRowHead>
      <TableCell>{backedUp ? t("backedUp") : t("oneDevice")}</TableCell>
      <TableCell>
        <Time at={createdAt} />
      </TableCell>
      <TableCell>{lastUsedAt === null ? t("never") : <Time at={lastUsedAt} precision="minute" />}</TableCell>
      <TableCell>
        <ConfirmDialog
          label={t("remove")}
          title={t("removeTitle", { name })}
          description={t("removeBody")}
          confirmLabel={t("remove")}
          mutation={removePasskeyMutation(id)}
          variables={() => null}
          onDone={() => toast({ title: t("removed"), tone: "success" })}
        />
      </TableCell>
    </tr>
  );
}
