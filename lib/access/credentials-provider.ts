import CredentialsProvider from "next-auth/providers/credentials";
import { reporting, type OnFailure, sayingWhy } from "@/lib/access/sign-in-failure";
import { signIn } from "@/lib/access/sign-in";
import { credentialsSchema } from "@/lib/access/user-schema";
import { CLIENT_ADDRESS_HEADER } from "@/lib/http/client-address";

/** Sign-in with a password of ours. */
export const credentialsProvider = (onFailure: OnFailure) =>
  CredentialsProvider({
    credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
    async authorize(given, request) {
      const parsed = credentialsSchema.safeParse(given);
      if (!parsed.success) return null;
      const headers: Record<string, unknown> = request.headers ?? {};
      const context = { ip: text(headers[CLIENT_ADDRESS_HEADER]), requestId: null };
      const session = await sayingWhy(reporting(onFailure, signIn(parsed.data, context, text(headers["user-agent"]))));
      return session && { id: session.principalId, name: session.name, email: session.email, sid: session.sessionId };
    },
  });

function text(header: unknown): string | null {
  return typeof header === "string" && header !== "" ? header : null;
}
