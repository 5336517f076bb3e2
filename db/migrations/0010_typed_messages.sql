CREATE TABLE "typed_messages" (
	"platform" text NOT NULL,
	"message" text NOT NULL,
	"invitation_id" uuid NOT NULL,
	CONSTRAINT "typed_messages_pk" PRIMARY KEY("platform","message")
);
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_asked_counts";--> statement-breakpoint
ALTER TABLE "typed_messages" ADD CONSTRAINT "typed_messages_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_place" ON "invitations" USING btree ("platform","channel","thread") WHERE "invitations"."channel" is not null and "invitations"."status" in ('waiting', 'asked');--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_asked_counts" CHECK ("invitations"."status" not in ('asked', 'expired') or "invitations"."asked_during" is not null);