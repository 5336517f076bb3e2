-- What the step of any machine writes: the event it came from, and what should be shown. A lane in which nothing else is due
-- is leased in the same breath, so that its posting goes out without another look.
-- In: the relation step (n, owner_kind, owner_id, team_id, event_platform, event_id, shown), $2 the time, $3 the worker,
-- $4 the lanes it would show something in, $5 milliseconds of a lease. Out: wish, leased, posted.
seen as (
  insert into inbound_events (platform, id, received_at)
  select event_platform, event_id, $2::timestamptz from step where event_id is not null
), wish as (
  select step.owner_kind, step.owner_id, step.team_id, p.*, row_number() over (partition by p.lane order by step.n, p.nth) as turn
  from step, jsonb_to_recordset(step.shown) as p(
    nth int, id uuid, slot text, audience text, place jsonb, lane text, message jsonb, edit_only boolean)
), leased as (
  insert into lanes as l (name, leased_by, leased_until)
  select distinct lane, $3::text || '#' || pg_current_xact_id(), now() + $5::float8 * interval '1 millisecond' from wish
  where lane = any($4::text[])
    -- Looked up lane by lane: as a join it would read all that is due.
    and (select true from postings earlier where earlier.lane = wish.lane and earlier.due_at <= now() limit 1) is null
  order by lane
  on conflict (name) do update set leased_by = excluded.leased_by, leased_until = excluded.leased_until
    where (l.leased_until <= now() or split_part(l.leased_by, '#', 1) = $3::text) and (l.paused_until is null or l.paused_until <= now())
  returning name, leased_by
), posted as (
  insert into postings (id, owner_kind, owner_id, team_id, slot, audience, place, lane, message, version, edit_only, due_at,
    attempts, uncertain, tried_at)
  select wish.id, owner_kind, owner_id, team_id, slot, audience, place, lane, message, 1, edit_only, now(),
    taken.n, taken.n = 1 and not edit_only, case when taken.n = 1 then now() end
  from wish left join leased on leased.name = wish.lane,
    lateral (select case when leased.name is not null and wish.turn = 1 then 1 else 0 end as n) as taken
  on conflict (owner_kind, owner_id, slot) do update set message = excluded.message, edit_only = excluded.edit_only,
    version = postings.version + 1, due_at = excluded.due_at, failed_because = null,
    attempts = postings.attempts + excluded.attempts, tried_at = coalesce(postings.tried_at, excluded.tried_at),
    uncertain = postings.uncertain or (excluded.attempts = 1 and postings.ref is null and not excluded.edit_only)
  returning *
)
