ALTER TABLE "postings" ADD COLUMN "tried_at" timestamp with time zone;--> statement-breakpoint
-- Tried by the version before, nobody knows when: what is in doubt is looked for among the messages of a week.
UPDATE "postings" SET "tried_at" = now() - interval '7 days' WHERE "uncertain";
