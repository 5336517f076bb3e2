DROP TABLE "pauses" CASCADE;--> statement-breakpoint
ALTER TABLE "postings" DROP COLUMN "owner";