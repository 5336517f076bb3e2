-- Leases lanes and takes the next posting of each in hand, noting before anything is sent that a creation was attempted: a
-- process that dies on its next line leaves the hint to look before creating again. Each lease has a name of its own: what a
-- statement that was given up still does, late, must not end the lease that came after.
-- In: $1 the lanes, $2 the worker, $3 milliseconds of a lease. Out: a row for each posting, db/postings.ts (DuePosting).
with leased as (
  insert into lanes as l (name, leased_by, leased_until)
  select wanted.name, $2::text || '#' || pg_current_xact_id(), now() + $3::float8 * interval '1 millisecond'
  from unnest($1::text[]) as wanted(name)
  -- Looked up lane by lane: as a join it would read all that is due.
  where (select true from postings where lane = wanted.name and due_at <= now() limit 1)
  order by wanted.name
  on conflict (name) do update set leased_by = excluded.leased_by, leased_until = excluded.leased_until
    where (l.leased_until <= now() or split_part(l.leased_by, '#', 1) = $2::text) and (l.paused_until is null or l.paused_until <= now())
  returning name, leased_by
), due as (
  -- What a respondent sees already is changed before new questions: platforms count new messages, of which a hundred may wait for
  -- their turn, and whoever clicked looks at the old one. What is for the team goes in its order: a new alert waits for no change.
  select next.*, leased.leased_by as holder from leased, lateral (
    select id, due_at, uncertain from postings where lane = leased.name and due_at <= now()
    order by (ref is null and audience = 'respondent'), due_at, id limit 1) as next
), taken as (
  update postings p set attempts = p.attempts + 1, uncertain = (p.ref is null and not p.edit_only) or p.uncertain,
    tried_at = coalesce(p.tried_at, now())
  -- Looked at again: who had the lane until now may have shown it since this statement began to look.
  from due where p.id = due.id and p.id = any(array(select id from due)) and p.due_at <= now()
  returning p.*, due.uncertain as was_uncertain, due.holder
)
select id, owner_kind as "ownerKind", owner_id as "ownerId", team_id as "teamId", slot, audience, place, lane, message, version,
  shown_version as "shownVersion", ref, attempts - 1 as attempts, was_uncertain as uncertain, edit_only as "editOnly", holder,
  extract(epoch from now() - due_at) * 1000 as overdue, extract(epoch from tried_at) * 1000 as "triedAt",
  case when ref is null then set_config('synchronous_commit', 'on', true) end as durable
from taken
