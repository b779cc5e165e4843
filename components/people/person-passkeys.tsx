import { useTranslations } from "next-intl";
import { RefusedButton } from "@/components/console/refused-button";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Passkey } from "@/lib/access/passkeys/schema";
import { RemovePasskey } from "./ways-in-acts";

type PersonPasskeysProps = {
  person: { id: string; name: string };
  passkeys: readonly Passkey[];
  /** Why the viewer removes none, or null. */
  why: string | null;
};

/** With what another person proves that it is them. */
export function PersonPasskeys({ person, passkeys, why }: PersonPasskeysProps) {
  const t = useTranslations("people.waysIn");
  const words = useTranslations("passkeys");
  if (passkeys.length === 0) return <p className="text-sm text-muted">{t("noPasskeys")}</p>;
  const head = [words("name"), words("kept"), words("registered"), words("lastUsed"), words("remove")];
  return (
    <Table caption={t("passkeysOf", { name: person.name })} className="w-full" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {passkeys.map(({ id, name, backedUp, createdAt, lastUsedAt }) => (
        <tr key={id}>
          <TableRowHead className="min-w-36 wrap-anywhere">{name}</TableRowHead>
          <TableCell>{backedUp ? words("backedUp") : words("oneDevice")}</TableCell>
          <TableCell>
            <Time at={createdAt} />
          </TableCell>
          <TableCell>{lastUsedAt === null ? <span className="text-muted">{words("never")}</span> : <Time at={lastUsedAt} precision="minute" />}</TableCell>
          <TableCell>{why === null ? <RemovePasskey person={person} passkey={{ id, name }} isLast={passkeys.length === 1} /> : <RefusedButton label={words("remove")} why={why} />}</TableCell>
        </tr>
      ))}
    </Table>
  );
}
