-- What decides whether the respondents of these invitations may be asked, each without that invitation.
-- In: $1 invitations, $2 the time 24 hours ago. Out: a row each, db/history.ts.
select v.id, r.opted_out_at as "optedOutAt", h.last as "lastAskedAt", h.today as "shownToday"
from invitations v join respondents r on r.id = v.respondent_id, lateral (
  select max(case when o.status = 'waiting' then o.wake_at when o.asked_during is not null then o.asked_at end) as last,
    -- A question whose message holds another one by now (db/handed-on.ts) was edited, not asked again.
    count(*) filter (where o.asked_at > $2::timestamptz and (select true from postings s
      where s.owner_kind = 'invitation' and s.owner_id = o.id::text and s.slot = 'survey' limit 1))::int as today
  from invitations o where o.respondent_id = v.respondent_id and o.id <> v.id) as h
where v.id = any($1::uuid[])
