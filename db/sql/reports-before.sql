-- What is known before ended chats are written: of their respondents, and of the chats themselves.
-- In: $1 the reports as JSON (db/reports-of-ends.ts), $2 the time 24 hours ago.
-- Out: a row each: whether the event or the chat was heard of, the count of the respondent's reports (null: somebody new), and
-- their history.
select i.n, r.reports, r.opted_out_at as "optedOutAt", h.last as "lastAskedAt", coalesce(h.today, 0) as "shownToday",
  -- Looked up one by one: an exists may be answered by reading all there is.
  coalesce((select true from inbound_events e where e.platform = i.event_platform and e.id = i.event_id limit 1),
    (select true from support_chats c where c.source = i.source and c.external_id = i.external_id limit 1), false) as "isKnown"
from jsonb_to_recordset($1::jsonb) as i(
    n int, platform text, person text, event_platform text, event_id text, source text, external_id text)
  left join respondents r on r.platform = i.platform and r.external_id = i.person
  left join lateral (
    select max(case when o.status = 'waiting' then o.wake_at when o.asked_during is not null then o.asked_at end) as last,
      -- A question whose message holds another one by now (db/handed-on.ts) was edited, not asked again.
      count(*) filter (where o.asked_at > $2::timestamptz and (select true from postings s
        where s.owner_kind = 'invitation' and s.owner_id = o.id::text and s.slot = 'survey' limit 1))::int as today
    from invitations o where o.respondent_id = r.id) as h on true
