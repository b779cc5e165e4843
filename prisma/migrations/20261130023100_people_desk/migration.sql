-- Invitations are taken back, and say who made them.
ALTER TABLE setup_link ADD COLUMN revoked_at timestamptz(3), ADD COLUMN created_by_id uuid;
CREATE INDEX setup_link_principal_id_idx ON setup_link (principal_id);

-- What a publisher tells people to use in place of a deprecated version: another server, as a fact and not only in words.
ALTER TABLE version ADD COLUMN replacement_id uuid,
  ADD CONSTRAINT version_replacement_id_fkey FOREIGN KEY (replacement_id) REFERENCES server (id) ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CHECK (replacement_id IS NULL OR publisher_status = 'deprecated'), ADD CHECK (replacement_id <> server_id);
CREATE INDEX version_replacement_id_idx ON version (replacement_id);
