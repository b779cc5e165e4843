import type { Viewer } from "@/lib/access/schema";
import { tokenStands } from "@/lib/access/token-state";
import { commandViewer, type PrincipalFacts, tokenViewer, withFacts } from "@/lib/access/viewer-facts";
import { findAdmins, findPrincipalFacts, findTokenHolder } from "@/lib/access/viewer-repository";
import { AppError } from "@/lib/http/errors";

/**
 * The viewer of work that outlives its request, with the rights it has now; null when its principal was disabled or the
 * token it came with no longer stands. A session may have ended meanwhile: what a person started goes on as that person.
 */
export async function viewerNow(earlier: Viewer): Promise<Viewer | null> {
  if (earlier.token !== null) {
    const holder = await findTokenHolder(earlier.token.id);
    return holder !== undefined && tokenStands(holder, holder, new Date()) ? tokenViewer(holder, earlier.token) : null;
  }
  const facts = await findPrincipalFacts(earlier.principalId);
  return facts === undefined || facts.disabledAt !== null ? null : withFacts(earlier, facts);
}

/**
 * Who acts when a command runs on the machine itself: the enabled administrator with this e-mail address, or the only one
 * there is. Whoever can read the database's address is the operator; the record still wants a name.
 * Throws `invalid_request` with what to add to the command.
 */
export async function viewerOfCommand(email: string | undefined): Promise<Viewer> {
  const admins: PrincipalFacts[] = (await findAdmins()).filter((admin) => email === undefined || admin.email === email.toLowerCase());
  const [admin, ...others] = admins;
  if (admin === undefined) throw new AppError("invalid_request", email === undefined ? "There is no enabled administrator yet." : `${email} is no enabled administrator.`);
  if (others.length > 0) throw new AppError("invalid_request", "There are several administrators: say who you are with --as EMAIL.");
  return commandViewer(admin);
}
