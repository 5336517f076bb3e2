-- What sending came to, for one posting in each of several lanes, and the end of their leases. Nothing is written for a lane
-- that another worker has had since, nor for a posting whose owner's step was overtaken.
-- In: the relation step, $2 the time, $6 the outcomes as JSON (db/steps.ts, Outcome). Out: held, marked.
mark as (
  select * from jsonb_to_recordset($6::jsonb) as m(
    id uuid, lane text, version int, ref jsonb, shown_version int, shown boolean, attempts int, uncertain boolean,
    holder text, failed_because text, due_in double precision, pause_in double precision, needs int)
), held as (
  update lanes l set leased_until = now(), paused_until = case when m.pause_in is null then l.paused_until
    else greatest(l.paused_until, now() + m.pause_in * interval '1 millisecond') end
  -- Named once more, here and below: as a mere join it may be answered by reading all lanes there are.
  from mark m where l.name = m.lane and l.name = any(array(select lane from mark)) and l.leased_by = m.holder and (m.needs is null or m.needs in (select n from step))
  returning l.name
), marked as (
  update postings p set ref = m.ref, shown_version = m.shown_version, attempts = m.attempts, uncertain = m.uncertain,
    shown_at = case when m.shown then $2::timestamptz else p.shown_at end, failed_because = m.failed_because,
    due_at = case when p.version > m.version then now()
      when m.due_in is not null then now() + m.due_in * interval '1 millisecond' end
  from mark m join held on held.name = m.lane where p.id = m.id and p.id = any(array(select id from mark))
  returning p.id, p.lane, p.due_at
)
