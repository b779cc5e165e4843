import { createTransport } from "nodemailer";
import { config } from "@/lib/config/config";
import { type Mail, preferencesUrl } from "./mail-mapper";

/** A mail server that is slow to answer must not keep a worker for long, in ms. */
const CONNECT_MS = 10_000;
const ANSWER_MS = 20_000;

/** The mail server will never take this mail: what it said. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/**
 * Sends a mail to one person. Returns when the mail server has taken it.
 *
 * @throws MailRefused when it refused the mail or its recipient for good (5xx); any other error may pass: try again.
 */
export async function sendMail(to: { name: string; address: string }, mail: Mail): Promise<void> {
  const { mail: server, publicUrl } = config();
  if (server === null) throw new MailRefused("no mail server is configured");
  const transport = createTransport({ url: server.smtpUrl, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({
      from: server.from,
      // As objects: what a name contains never becomes another recipient or header.
      to: { name: to.name.replace(/\p{Cc}+/gu, " "), address: to.address },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${new URL(publicUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", "List-Unsubscribe": `<${preferencesUrl(publicUrl)}>` },
    });
  } catch (error) {
    if (isFinal(error)) throw new MailRefused(error instanceof Error ? error.message.slice(0, 300) : "refused");
    throw error;
  } finally {
    transport.close();
  }
}

/** 5xx answers are final, except about our own sign-in: an operator puts that right. */
function isFinal(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return typeof responseCode === "number" && responseCode >= 500 && code !== "EAUTH";
}
