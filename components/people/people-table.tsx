import { useTranslations } from "next-intl";
import { personPath } from "@/components/console/paths";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { User } from "@/lib/access/user-schema";
import { AccessBadge } from "./access-badge";

export function PeopleTable({ people }: { people: readonly User[] }) {
  const t = useTranslations("people");
  const account = useTranslations("account");
  const role = useTranslations("roles");
  const head = [account("name"), account("email"), account("roles"), t("access"), t("lastSeen")];
  return (
    <Table caption={t("caption")} head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {people.map((person) => (
        <tr key={person.id}>
          <TableRowHead>
            <TextLink href={personPath(person.id)}>{person.name}</TextLink>
          </TableRowHead>
          <TableCell className="wrap-anywhere">{person.email}</TableCell>
          <TableCell className="min-w-36">{person.roles.map((name) => role(name)).join(", ")}</TableCell>
          <TableCell>
            <AccessBadge disabled={person.disabled} />
          </TableCell>
          <TableCell>{person.lastSeenAt === null ? <span className="text-muted">{t("neverSignedIn")}</span> : <Time at={person.lastSeenAt} />}</TableCell>
        </tr>
      ))}
    </Table>
  );
}
