CREATE TABLE "answer_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answer_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"invitation_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"score" smallint,
	"reason" text,
	CONSTRAINT "answer_history_score" CHECK ("answer_history"."score" between 0 and 10),
	CONSTRAINT "answer_history_something" CHECK (("answer_history"."score" is null) <> ("answer_history"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"invitation_id" uuid PRIMARY KEY NOT NULL,
	"score" smallint NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"reason_at" timestamp (3) with time zone,
	CONSTRAINT "answers_score" CHECK ("answers"."score" between 0 and 10),
	CONSTRAINT "answers_reason" CHECK (("answers"."reason" is null) = ("answers"."reason_at" is null) and "answers"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"chat_id" uuid NOT NULL,
	"respondent_id" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"locale" text NOT NULL,
	"platform" text NOT NULL,
	"channel" text,
	"thread" text,
	"person" text NOT NULL,
	"wake_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"asked_during" "tstzrange",
	CONSTRAINT "invitations_chat" UNIQUE("chat_id"),
	CONSTRAINT "invitations_asked_during" CHECK ("invitations"."asked_during" = tstzrange("invitations"."asked_at", "invitations"."asked_at" + interval '24 hours')),
	CONSTRAINT "invitations_asked_counts" CHECK ("invitations"."status" not in ('asked', 'answered', 'settled', 'declined', 'expired') or "invitations"."asked_during" is not null),
	CONSTRAINT "invitations_closed" CHECK (("invitations"."closed_at" is null) = ("invitations"."status" in ('waiting', 'asked', 'answered')))
);
--> statement-breakpoint
CREATE TABLE "respondents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "respondents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text,
	"locale" text,
	"timezone" text,
	"opted_out_at" timestamp (3) with time zone,
	CONSTRAINT "respondents_person" UNIQUE("platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "support_chats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"episode" integer NOT NULL,
	"team_id" text,
	"respondent_id" bigint NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"reopened_at" timestamp (3) with time zone,
	"snapshot" jsonb NOT NULL,
	"suppressed_because" text,
	"suppressed_detail" text,
	CONSTRAINT "support_chats_episode" UNIQUE("source","external_id","episode"),
	CONSTRAINT "support_chats_episode_positive" CHECK ("support_chats"."episode" >= 1)
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"team_id" text NOT NULL,
	"local_date" date NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"composed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digests_pk" PRIMARY KEY("team_id","local_date")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbound_events" (
	"platform" text NOT NULL,
	"id" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inbound_events_pk" PRIMARY KEY("platform","id")
);
--> statement-breakpoint
CREATE TABLE "adapter_memory" (
	"platform" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"remembered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "adapter_memory_pk" PRIMARY KEY("platform","key")
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"lane" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"slot" text NOT NULL,
	"audience" text NOT NULL,
	"place" jsonb NOT NULL,
	"lane" text NOT NULL,
	"message" jsonb NOT NULL,
	"version" integer NOT NULL,
	"shown_version" integer DEFAULT 0 NOT NULL,
	"shown_at" timestamp (3) with time zone,
	"ref" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"uncertain" boolean DEFAULT false NOT NULL,
	"due_at" timestamp (3) with time zone,
	"failed_because" text,
	"edit_only" boolean DEFAULT false NOT NULL,
	CONSTRAINT "postings_slot" UNIQUE("owner","slot"),
	CONSTRAINT "postings_versions" CHECK ("postings"."version" >= 1 and "postings"."shown_version" between 0 and "postings"."version")
);
--> statement-breakpoint
CREATE TABLE "web_chats" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"customer_name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "web_posts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "web_posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"key" text,
	"author" text NOT NULL,
	"said" text,
	"message" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "web_posts_content" CHECK (("web_posts"."said" is null) <> ("web_posts"."message" is null))
);
--> statement-breakpoint
ALTER TABLE "answer_history" ADD CONSTRAINT "answer_history_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_chat_id_support_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."support_chats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_respondent_id_respondents_id_fk" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_chats" ADD CONSTRAINT "support_chats_respondent_id_respondents_id_fk" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_history_invitation" ON "answer_history" USING btree ("invitation_id","at");--> statement-breakpoint
CREATE INDEX "answers_scored" ON "answers" USING btree ("scored_at");--> statement-breakpoint
CREATE INDEX "invitations_wake" ON "invitations" USING btree ("wake_at") WHERE "invitations"."wake_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_respondent" ON "invitations" USING btree ("respondent_id","asked_at");--> statement-breakpoint
CREATE INDEX "invitations_open" ON "invitations" USING btree ("platform","person") WHERE "invitations"."status" in ('waiting', 'asked', 'answered');--> statement-breakpoint
CREATE INDEX "support_chats_ended" ON "support_chats" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "inbound_events_received" ON "inbound_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "postings_due" ON "postings" USING btree ("lane","due_at") WHERE "postings"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "web_posts_key" ON "web_posts" USING btree ("key");--> statement-breakpoint
CREATE INDEX "web_posts_channel" ON "web_posts" USING btree ("channel","id");