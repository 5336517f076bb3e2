-- What sending came to, for one posting in each of several lanes, and the end of their leases; where the worker would go on at
-- once, the lease goes on instead with the lane's next posting in hand. Nothing is written for a lane that another worker has
-- had since, nor for a posting whose owner's step was overtaken.
-- In: the relation step, $2 the time, $3 the worker, $5 milliseconds of a lease, $6 the outcomes as JSON (db/steps.ts, Outcome).
-- Out: mark, held, marked, taken.
mark as (
  select * from jsonb_to_recordset($6::jsonb) as m(
    id uuid, lane text, version int, ref jsonb, shown_version int, shown boolean, attempts int, uncertain boolean,
    holder text, failed_because text, due_in double precision, pause_in double precision, needs int, go_on boolean)
), following as (
  -- In the order of take-postings.sql.
  select m.lane, next.* from mark m, lateral (
    select id, uncertain, due_at from postings where lane = m.lane and due_at <= now() and id <> m.id
    order by (ref is null and audience = 'respondent'), due_at, id limit 1) as next
  where m.go_on
), held as (
  update lanes l set
    leased_by = case when f.id is null then l.leased_by else $3::text || '#' || pg_current_xact_id() end,
    leased_until = case when f.id is null then now() else now() + $5::float8 * interval '1 millisecond' end,
    paused_until = case when m.pause_in is null then l.paused_until
      else greatest(l.paused_until, now() + m.pause_in * interval '1 millisecond') end
  -- Named once more, here and below: as a mere join it may be answered by reading all lanes there are.
  from mark m left join following f on f.lane = m.lane
  where l.name = m.lane and l.name = any(array(select lane from mark)) and l.leased_by = m.holder and (m.needs is null or m.needs in (select n from step))
  returning l.name, l.leased_by
), marked as (
  update postings p set ref = m.ref, shown_version = m.shown_version, attempts = m.attempts, uncertain = m.uncertain,
    shown_at = case when m.shown then $2::timestamptz else p.shown_at end, failed_because = m.failed_because,
    due_at = case when p.version > m.version then now()
      when m.due_in is not null then now() + m.due_in * interval '1 millisecond' end
  from mark m join held on held.name = m.lane where p.id = m.id and p.id = any(array(select id from mark))
  returning p.id, p.lane, p.due_at
), taken as (
  update postings p set attempts = p.attempts + 1, uncertain = (p.ref is null and not p.edit_only) or p.uncertain,
    tried_at = coalesce(p.tried_at, now())
  from following f join held on held.name = f.lane
  where p.id = f.id and p.id = any(array(select id from following)) and p.due_at <= now()
  returning p.*, f.uncertain as was_uncertain, held.leased_by as holder
)
