-- Signing in: identities at an OpenID provider, passkeys, and what a session has proven.
ALTER TABLE "principal" ADD COLUMN     "passkey_at_sign_in" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "principal_role" ADD COLUMN     "given_by" TEXT NOT NULL DEFAULT 'hand';

ALTER TABLE "user_session" ADD COLUMN     "awaits_passkey" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "proven_at" TIMESTAMPTZ(3),
ADD COLUMN     "proven_by_id" UUID;

CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "identity_link" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "session_id" UUID,
    "secret_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_link_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "backed_up" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "passkey_challenge" (
    "session_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("session_id","purpose")
);

CREATE INDEX "identity_principal_id_idx" ON "identity"("principal_id");

CREATE UNIQUE INDEX "identity_issuer_subject_key" ON "identity"("issuer", "subject");

CREATE UNIQUE INDEX "identity_link_secret_hash_key" ON "identity_link"("secret_hash");

CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

CREATE INDEX "passkey_principal_id_idx" ON "passkey"("principal_id");

ALTER TABLE "user_session" ADD CONSTRAINT "user_session_proven_by_id_fkey" FOREIGN KEY ("proven_by_id") REFERENCES "passkey"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "identity" ADD CONSTRAINT "identity_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "identity_link" ADD CONSTRAINT "identity_link_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "identity_link" ADD CONSTRAINT "identity_link_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "user_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "passkey" ADD CONSTRAINT "passkey_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "user_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- closed vocabularies
ALTER TABLE principal_role ADD CHECK (given_by IN ('hand', 'group'));
ALTER TABLE user_session ADD CHECK (method IN ('password', 'oidc')), ADD CHECK (proven_by_id IS NULL OR proven_at IS NOT NULL);
ALTER TABLE identity ADD CHECK (btrim(issuer) <> ''), ADD CHECK (btrim(subject) <> '');
ALTER TABLE identity_link ADD CHECK (octet_length(secret_hash) = 32);
ALTER TABLE passkey ADD CHECK (btrim(name) <> ''), ADD CHECK (counter >= 0);
ALTER TABLE passkey_challenge ADD CHECK (purpose IN ('register', 'prove', 'sign-in'));

-- ---------------------------------------------------------------- no change without its entry
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['identity', 'passkey'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER demand_record AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_record()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION forbid_change()', name);
  END LOOP;
END $$;
CREATE TRIGGER identity_guard BEFORE UPDATE ON identity FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'principal_id', 'issuer', 'subject', 'created_at');
CREATE TRIGGER identity_guard BEFORE UPDATE ON passkey FOR EACH ROW EXECUTE FUNCTION identity_guard('id', 'principal_id', 'credential_id', 'public_key', 'created_at');

-- What proves a session is a passkey of its own person.
CREATE FUNCTION session_proof_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM passkey k WHERE k.id = new.proven_by_id AND k.principal_id = new.principal_id) THEN
    PERFORM refuse('FOREIGN_PASSKEY', 'the passkey belongs to another person'); END IF;
  RETURN new;
END $$;
CREATE TRIGGER session_proof_guard BEFORE INSERT OR UPDATE OF proven_by_id ON user_session FOR EACH ROW
  WHEN (new.proven_by_id IS NOT NULL) EXECUTE FUNCTION session_proof_guard();
