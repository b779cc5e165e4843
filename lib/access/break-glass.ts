import { deletePasskeys } from "@/lib/access/passkeys/repository";
import { findPersonByReference } from "@/lib/access/principal-repository";
import { issueSetupLink } from "@/lib/access/setup-link";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { AppError } from "@/lib/http/errors";

/**
 * A one-time set-up link for an enabled person, made at the command line of the machine: whoever can read the database's
 * address is the operator. With it the person sets a password or links the provider. `withoutPasskeys` also removes their
 * passkeys. Recorded. Throws `not_found`.
 */
export async function setupLinkAtCommand(email: string, withoutPasskeys: boolean): Promise<string> {
  return change(SYSTEM_CALLER, async (work) => {
    const person = await findPersonByReference(work.tx, { email: email.toLowerCase() });
    if (person === null || person.disabledAt !== null) throw new AppError("not_found", `${email} is no enabled person here.`);
    const passkeys = withoutPasskeys ? await deletePasskeys(work.tx, person.id) : 0;
    work.record({ action: "setup_link.issue", object: person.email ?? person.id, objectIds: [person.id], after: { passkeysRemoved: passkeys }, reason: "at the command line" });
    return (await issueSetupLink(work.tx, person.id)).url;
  });
}
