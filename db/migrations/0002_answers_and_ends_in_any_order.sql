ALTER TABLE "invitations" DROP CONSTRAINT "invitations_asked_counts";--> statement-breakpoint
ALTER TABLE "support_chats" ADD COLUMN "ended_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "respondents" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "respondents" DROP COLUMN "locale";--> statement-breakpoint
ALTER TABLE "respondents" DROP COLUMN "timezone";--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_asked_counts" CHECK ("invitations"."status" not in ('asked', 'declined', 'expired') or "invitations"."asked_during" is not null);