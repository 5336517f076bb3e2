ALTER TABLE "answer_history" ADD COLUMN "told_on" date;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "team_id" text;--> statement-breakpoint
UPDATE "answers" a SET "team_id" = c.team_id
FROM "invitations" i JOIN "support_chats" c ON c.id = i.chat_id WHERE i.id = a.invitation_id;--> statement-breakpoint
UPDATE "answer_history" h SET "told_on" = d.local_date
FROM "invitations" i
JOIN "support_chats" c ON c.id = i.chat_id
JOIN (SELECT team_id, max(until) AS until, max(local_date) AS local_date FROM "digests" GROUP BY team_id) d ON d.team_id = c.team_id
WHERE i.id = h.invitation_id AND h.at < d.until;--> statement-breakpoint
CREATE INDEX "answer_history_at" ON "answer_history" USING btree ("at");--> statement-breakpoint
CREATE INDEX "answer_history_untold" ON "answer_history" USING btree ("invitation_id") WHERE "answer_history"."told_on" is null;--> statement-breakpoint
CREATE INDEX "answers_team_scored" ON "answers" USING btree ("team_id","scored_at","score");--> statement-breakpoint
CREATE INDEX "invitations_delivered" ON "invitations" USING brin ("delivered_at");
