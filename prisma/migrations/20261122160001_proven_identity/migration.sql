-- The identity that a robot proves at each login instead of holding a token (docs/DECISIONS.md "Proven identities").
ALTER TABLE "principal" ADD COLUMN "proof" TEXT;
CREATE UNIQUE INDEX "principal_proof_key" ON "principal"("proof");
ALTER TABLE principal ADD CHECK (proof IS NULL OR kind = 'robot');
CREATE TRIGGER identity_guard_proof BEFORE UPDATE ON principal FOR EACH ROW EXECUTE FUNCTION identity_guard('proof');
