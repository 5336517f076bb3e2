CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_requests" (
	"key" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"answer" jsonb
);
--> statement-breakpoint
DROP INDEX "support_chats_ended";--> statement-breakpoint
CREATE INDEX "support_chats_team_ended" ON "support_chats" USING btree ("team_id","ended_at","id");--> statement-breakpoint
CREATE INDEX "support_chats_ended" ON "support_chats" USING btree ("ended_at","id");