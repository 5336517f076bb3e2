-- A look at everything that is due: what no nudge told of, what was postponed, what others left behind.
-- In: $1 the worker, $2 the time, $3 most of each, $4 platforms to which nothing is sent at the moment.
-- Out: one row: lanes and invitations to see to, the workers that hold due lanes, how much is due and, in milliseconds, since when.
with due as materialized (
  select lane, min(due_at) as since, count(*) as postings from postings where due_at <= now() group by lane
), known as (
  select due.*, split_part(l.leased_by, '#', 1) as leased_by, l.leased_until > now() as is_leased, coalesce(l.paused_until > now(), false) as is_paused
  from due left join lanes l on l.name = due.lane
), free as (
  select lane, since from known where (is_leased is not true or leased_by = $1) and not is_paused
    and split_part(lane, ':', 1) <> all($4::text[])
)
select
  array(select lane from free order by since limit $3) as lanes,
  array(select id from invitations where wake_at <= $2::timestamptz order by wake_at limit $3) as invitations,
  array(select distinct leased_by from known where is_leased and leased_by <> $1) as holders,
  (select coalesce(sum(postings), 0)::int from due) as postings,
  (select extract(epoch from now() - min(since))::float8 * 1000 from due) as "postingsFor",
  (select extract(epoch from now() - min(since))::float8 * 1000 from free) as "lanesFor",
  (select extract(epoch from $2::timestamptz - min(wake_at))::float8 * 1000 from invitations where wake_at <= $2::timestamptz)
    as "invitationsFor"
