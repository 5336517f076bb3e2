CREATE TABLE "lanes" (
	"name" text PRIMARY KEY NOT NULL,
	"leased_by" text NOT NULL,
	"leased_until" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "postings" DROP CONSTRAINT "postings_slot";--> statement-breakpoint
ALTER TABLE "postings" ALTER COLUMN "due_at" SET DATA TYPE timestamp with time zone;--> statement-breakpoint
ALTER TABLE "respondents" ADD COLUMN "reports" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "owner_kind" text;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "owner_id" text;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "team_id" text;--> statement-breakpoint
UPDATE "postings" SET "owner_kind" = split_part("owner", ':', 1), "owner_id" = substr("owner", strpos("owner", ':') + 1);--> statement-breakpoint
UPDATE "postings" SET "team_id" = c."team_id" FROM "invitations" i JOIN "support_chats" c ON c."id" = i."chat_id"
	WHERE "postings"."owner_kind" = 'invitation' AND i."id"::text = "postings"."owner_id";--> statement-breakpoint
UPDATE "postings" SET "team_id" = split_part("owner_id", ':', 1) WHERE "owner_kind" = 'digest';--> statement-breakpoint
ALTER TABLE "postings" ALTER COLUMN "owner_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "postings" ALTER COLUMN "owner_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_slot" UNIQUE("owner_kind","owner_id","slot");