-- Steps of invitations, each onto the version it was computed from; one that another step overtook writes nothing.
-- In: $1 the steps as JSON (db/steps.ts, rowOf), $2 the time. Out: step, a row for each that was written.
input as (
  select * from jsonb_to_recordset($1::jsonb) as i(
    n int, id uuid, version int, state jsonb, status text, wake_at timestamptz, asked_at timestamptz,
    delivered_at timestamptz, closed_at timestamptz, counts boolean, opted_out_at timestamptz, opted_in_at timestamptz, reopened_at timestamptz,
    suppressed_because text, suppressed_detail text, event_platform text, event_id text, team_id text,
    score smallint, scored_at timestamptz, reason text, reason_at timestamptz, excerpt text, history jsonb, redacted boolean, typed jsonb, shown jsonb)
), step as (
  -- A question that was taken back and is answered all the same counts for the 24 hours again, unless the next question is
  -- out by then: the constraint keeps us from asking twice, never from taking an answer.
  update invitations v set
    state = i.state, status = i.status, version = v.version + 1, wake_at = i.wake_at, asked_at = i.asked_at,
    delivered_at = i.delivered_at, closed_at = i.closed_at,
    asked_during = case when i.counts and (v.asked_at is null or v.asked_during is not null or not exists (
      select from invitations next where next.respondent_id = v.respondent_id and next.id <> v.id
        and next.asked_during && tstzrange(i.asked_at, i.asked_at + interval '24 hours')))
      then tstzrange(i.asked_at, i.asked_at + interval '24 hours') end
  from input i where v.id = i.id and v.version = i.version and v.id = any(array(select id from input))
  returning i.*, v.chat_id, v.respondent_id, 'invitation' as owner_kind, v.id::text as owner_id
), answered as (
  insert into answers (invitation_id, team_id, score, scored_at, reason, reason_at)
  select id, team_id, score, scored_at, reason, reason_at from step where score is not null
  on conflict (invitation_id) do update set score = excluded.score, scored_at = excluded.scored_at,
    reason = excluded.reason, reason_at = excluded.reason_at
), remembered as (
  insert into answer_history (invitation_id, at, score, reason)
  select step.id, to_timestamp(h.at / 1000.0), h.score, h.reason
  from step, jsonb_to_recordset(step.history) as h(at double precision, score smallint, reason text)
), typed as (
  insert into typed_messages (platform, message, invitation_id)
  select step.event_platform, message, step.id from step, jsonb_array_elements_text(step.typed) as message
  where step.event_platform is not null
  on conflict do nothing
), redacted as (
  -- Every wording goes: one reason is made of several messages. What is left of it stands in the answer.
  delete from answer_history h using step where step.redacted and h.invitation_id = step.id and h.reason is not null
), reworded as (
  -- Digests that were posted quote it, too. One that the team took away meanwhile stays away.
  update postings p set version = p.version + 1, due_at = now(), failed_because = null, edit_only = p.edit_only or p.ref is not null,
    message = jsonb_set(p.message, '{blocks}', (
      select coalesce(jsonb_agg(case when said.block ->> 'about' = step.owner_id
        then said.block || jsonb_build_object('text', step.excerpt) else said.block end order by said.nth), '[]')
      from jsonb_array_elements(p.message -> 'blocks') with ordinality as said(block, nth)
      where said.block ->> 'about' is distinct from step.owner_id or step.reason is not null))
  from step
  where step.redacted and p.owner_kind = 'digest' and p.team_id = step.team_id
    and p.message -> 'blocks' @> jsonb_build_array(jsonb_build_object('about', step.owner_id))
), opted_out as (
  -- A wish is taken back by what came after it, under whichever question it was given; the latest one counts.
  update respondents set opted_out_at = greatest(
    case when step.opted_in_at is null or respondents.opted_out_at > step.opted_in_at then respondents.opted_out_at end, step.opted_out_at)
  from step where respondents.id = step.respondent_id and (step.opted_out_at is not null or step.opted_in_at is not null)
    and respondents.id = any(array(select respondent_id from step where opted_out_at is not null or opted_in_at is not null))
), chat as (
  update support_chats set
    reopened_at = greatest(support_chats.reopened_at, step.reopened_at),
    suppressed_because = coalesce(step.suppressed_because, support_chats.suppressed_because),
    suppressed_detail = coalesce(step.suppressed_detail, support_chats.suppressed_detail)
  from step
  where support_chats.id = step.chat_id and support_chats.id = any(array(select chat_id from step)) and (step.reopened_at is not null or step.suppressed_because is not null)
)
