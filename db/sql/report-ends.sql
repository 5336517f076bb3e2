-- Ended chats that were never heard of before, with what was decided about them. A respondent of whom something was reported
-- in between gets nothing written: it is decided anew.
-- In: $1 the reports as JSON (db/reports-of-ends.ts), $2 the time. Out: n of each that was written.
with input as (
  select * from jsonb_to_recordset($1::jsonb) as i(
    n int, platform text, person text, reports int, event_platform text, event_id text, chat uuid, source text,
    external_id text, team_id text, ended_at timestamptz, snapshot jsonb, because text, detail text, invitation uuid,
    state jsonb, status text, locale text, ask_platform text, channel text, thread text, wake_at timestamptz)
), created as (
  insert into respondents (platform, external_id, reports) select platform, person, 1 from input where reports is null
  on conflict do nothing returning id, platform, external_id
), counted as (
  update respondents r set reports = r.reports + 1 from input i
  where i.reports is not null and r.platform = i.platform and r.external_id = i.person and r.reports = i.reports
    and r.external_id = any(array(select person from input))
  returning r.id, r.platform, r.external_id
), report as (
  select i.*, r.id as respondent from input i
  join (select * from created union all select * from counted) as r on r.platform = i.platform and r.external_id = i.person
), seen as (
  insert into inbound_events (platform, id, received_at) select event_platform, event_id, $2::timestamptz from report
), chat as (
  insert into support_chats (id, source, external_id, episode, team_id, respondent_id, ended_at, reported_at, snapshot,
    suppressed_because, suppressed_detail)
  select chat, source, external_id, 1, team_id, respondent, ended_at, $2::timestamptz, snapshot, because, detail from report
), invited as (
  insert into invitations (id, chat_id, respondent_id, state, status, version, locale, platform, channel, thread, person, wake_at)
  select invitation, chat, respondent, state, status, 1, locale, ask_platform, channel, thread, person, wake_at
  from report where invitation is not null
)
select n from report
