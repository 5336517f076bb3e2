DROP INDEX "postings_due";--> statement-breakpoint
CREATE INDEX "postings_due" ON "postings" USING btree ("lane",("ref" is null),"due_at","id") WHERE "postings"."due_at" is not null;