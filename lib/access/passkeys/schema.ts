import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** Passkeys on the wire (WebAuthn Level 3, JSON forms). Isomorphic. */
export const passkeyNameSchema = storableTextSchema.trim().min(1).max(80);

export const passkeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Its provider keeps a copy, such as a cloud account; else it is in one device only. */
  backedUp: z.boolean(),
});
export type Passkey = z.infer<typeof passkeySchema>;

export const passkeyListSchema = z.object({ items: z.array(passkeySchema) });

export const passkeysViewSchema = z.object({
  items: z.array(passkeySchema),
  /** Asked for after the password or the provider. */
  askAtSignIn: z.boolean(),
});
export type PasskeysView = z.infer<typeof passkeysViewSchema>;

/** What the browser's `navigator.credentials` is asked for; the browser library knows the rest of the shape. */
export interface CeremonyOptions {
  challenge: string;
}
export const ceremonyOptionsSchema = z.looseObject({ challenge: z.string() });

const base64url = z.string().max(20_000).regex(/^[A-Za-z0-9_-]*$/, "must be base64url");
const credentialParts = { id: base64url.max(1400), rawId: base64url.max(1400), type: z.literal("public-key"), clientExtensionResults: z.looseObject({}) };

/** What the browser answers when a passkey was made. */
export const createdCredentialSchema = z.looseObject({
  ...credentialParts,
  response: z.looseObject({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(z.string().max(20)).max(10).optional() }),
});
export type CreatedCredential = z.infer<typeof createdCredentialSchema>;

/** What the browser answers when a passkey was used. */
export const assertedCredentialSchema = z.looseObject({
  ...credentialParts,
  response: z.looseObject({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.optional() }),
});
export type AssertedCredential = z.infer<typeof assertedCredentialSchema>;

export const registerPasskeySchema = z.strictObject({ name: passkeyNameSchema, credential: createdCredentialSchema });
export type RegisterPasskey = z.output<typeof registerPasskeySchema>;

export const provePasskeySchema = z.strictObject({ credential: assertedCredentialSchema });
export const provenSchema = z.object({ provenAt: z.iso.datetime() });
export const askAtSignInSchema = z.strictObject({ enabled: z.boolean() });
