CREATE TABLE "refused_ends" (
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"external_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb,
	"because" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "refused_ends_pk" PRIMARY KEY("source","event_id")
);
--> statement-breakpoint
CREATE INDEX "refused_ends_chat" ON "refused_ends" USING btree ("source","external_id","at");--> statement-breakpoint
CREATE INDEX "refused_ends_at" ON "refused_ends" USING btree ("at");