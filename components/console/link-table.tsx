"use client";

import { useTranslations } from "next-intl";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { revokeLinkMutation } from "@/lib/catalog/link-queries";
import type { Link } from "@/lib/catalog/link-schema";
import { ConfirmDialog } from "./confirm-dialog";

export function LinkTable({ catalog, links, mayEdit }: { catalog: string; links: readonly Link[]; mayEdit: boolean }) {
  const t = useTranslations("console.links");
  return (
    <Table
      caption={t("caption", { catalog })}
      className="w-full"
      head={
        <>
          <TableHead>{t("label")}</TableHead>
          <TableHead>{t("created")}</TableHead>
          <TableHead>{t("expires")}</TableHead>
          {mayEdit ? <TableHead>{t("revoke")}</TableHead> : null}
        </>
      }
    >
      {links.map((link) => (
        <LinkRow key={link.id} catalog={catalog} link={link} mayEdit={mayEdit} />
      ))}
    </Table>
  );
}

function LinkRow({ catalog, link, mayEdit }: { catalog: string; link: Link; mayEdit: boolean }) {
  const t = useTranslations("console.links");
  const toast = useToast();
  return (
    <tr>
      <TableRowHead className="wrap-anywhere">{link.label}</TableRowHead>
      <TableCell>
        <Time at={link.createdAt} />
      </TableCell>
      <TableCell>
        <Time at={link.expiresAt} />
      </TableCell>
      {mayEdit ? (
        <TableCell>
          <ConfirmDialog
            label={t("revoke")}
            title={t("revokeTitle", { name: link.label })}
            description={t("revokeBody")}
            confirmLabel={t("revoke")}
            mutation={revokeLinkMutation(catalog, link.id)}
            variables={() => null}
            onDone={() => toast({ title: t("revoked"), tone: "success" })}
          />
        </TableCell>
      ) : null}
    </tr>
  );
}
