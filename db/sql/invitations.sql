-- Invitations with all that a step needs to know. In: $1 their ids. Out: a row each, db/invitations.ts.
select v.id, v.chat_id as "chatId", v.respondent_id::int8 as "respondentId", v.version, v.state, v.wake_at as "wakeAt", v.locale,
  v.platform, v.channel, v.thread, v.person, c.snapshot as chat, c.ended_at as "endedAt", c.team_id as "teamId"
from invitations v join support_chats c on c.id = v.chat_id
where v.id = any($1::uuid[])
