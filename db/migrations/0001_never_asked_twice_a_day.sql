-- Nobody is asked twice within 24 hours, whatever the code does. A range of one id stands in for equality, so that no
-- extension (btree_gist) is needed.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_once_a_day"
  EXCLUDE USING gist (int8range("respondent_id", "respondent_id", '[]') WITH &&, "asked_during" WITH &&)
  WHERE ("asked_during" IS NOT NULL);
