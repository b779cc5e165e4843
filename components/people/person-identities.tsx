import { useTranslations } from "next-intl";
import { RefusedButton } from "@/components/console/refused-button";
import { Table, TableCell, TableHead, TableRowHead } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Identity } from "@/lib/access/oidc/schema";
import { UnlinkIdentity } from "./ways-in-acts";

type PersonIdentitiesProps = {
  person: { id: string; name: string };
  identities: readonly Identity[];
  /** The configured one, by name and issuer; identities of an earlier one stay until they are unlinked. */
  provider: string | null;
  issuer: string | null;
  /** Nothing but an identity lets them in. */
  hasNoPassword: boolean;
  /** Why the viewer unlinks none, or null. */
  why: string | null;
};

/** By which identities a provider signs another person in. */
export function PersonIdentities({ person, identities, provider, issuer, hasNoPassword, why }: PersonIdentitiesProps) {
  const t = useTranslations("people.waysIn");
  const words = useTranslations("identities");
  if (identities.length === 0) return <p className="text-sm text-muted">{provider === null ? t("noProvider") : t("noIdentities", { provider })}</p>;
  const head = [t("provider"), t("subject"), t("linked"), words("lastUsed"), words("unlink")];
  return (
    <Table caption={t("identitiesOf", { name: person.name })} className="w-full" head={head.map((text) => <TableHead key={text}>{text}</TableHead>)}>
      {identities.map((identity) => (
        <tr key={identity.id}>
          <TableRowHead className="min-w-36 wrap-anywhere">{identity.issuer === issuer ? provider : identity.issuer}</TableRowHead>
          <TableCell>
            <Subject identity={identity} />
          </TableCell>
          <TableCell>
            <Time at={identity.createdAt} />
          </TableCell>
          <TableCell>{identity.lastUsedAt === null ? <span className="text-muted">{words("never")}</span> : <Time at={identity.lastUsedAt} precision="minute" />}</TableCell>
          <TableCell>
            {why === null ? (
              <UnlinkIdentity person={person} identity={{ id: identity.id, subject: shortSubject(identity.subject) }} isLastWayIn={hasNoPassword && identities.every(({ id, issuer: of }) => id === identity.id || of !== issuer)} />
            ) : (
              <RefusedButton label={words("unlink")} why={why} />
            )}
          </TableCell>
        </tr>
      ))}
    </Table>
  );
}

const SUBJECT_SHOWN = 20;

/** Enough of a subject to tell two apart; providers make some of 200 characters. */
function shortSubject(subject: string): string {
  const characters = [...subject];
  return characters.length <= SUBJECT_SHOWN ? subject : `${characters.slice(0, SUBJECT_SHOWN - 5).join("")}…${characters.slice(-4).join("")}`;
}

function Subject({ identity: { subject, email } }: { identity: Identity }) {
  return (
    <>
      <span className="identifier block wrap-anywhere" title={subject}>
        {shortSubject(subject)}
      </span>
      {email === null ? null : <span className="block text-xs wrap-anywhere text-muted">{email}</span>}
    </>
  );
}
