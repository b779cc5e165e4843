-- The short key its publisher wishes for a server, used where it is first listed and the key is free (install.md §1.7).
ALTER TABLE "server" ADD COLUMN "wanted_key" TEXT;
ALTER TABLE server ADD CHECK (wanted_key ~ '^[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?$');
