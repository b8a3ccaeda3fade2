-- How many clusters of a region entered and left the label in each phase, and how many stood at its end.
-- Leaves out: renewals; in phase 5 the stock is an upper bound.
-- Parameters:
--   region    text  Code of the region
--   counting  text  optional  How an inter-regional cluster counts: seat (whole, in the region of its seat), shared (in equal parts), whole (whole in each)
-- Columns:
--   phase       integer  phase  Phase
--   entries     number   count  Labels given
--   exits       number   count  Labels ended
--   n_clusters  number   count  Clusters at the end of the phase
--   came        text     -      Came in
--   left_it     text     -      Left
--   _day        date     -      Day read
--   _counting   text     code   Counting
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with weights as (
    select
        s.cluster_id, s.region_code,
        case coalesce($counting, 'seat')
            when 'whole' then 1.0
            when 'shared' then 1.0 / count(*) over (partition by s.cluster_id)
            else case when s.role = 'seat' then 1.0 else 0.0 end
        end as weight
    from cluster_regions as s
),
mine as (
    select w.cluster_id, w.weight, c.short_name
    from weights as w
    inner join clusters as c on c.cluster_id = w.cluster_id
    where w.region_code = $region and w.weight > 0
),
days as (
    select phase, start_date, least(end_date, (select max(created) from build_info)) as day
    from phases
),
moves as (
    select l.cluster_id, l.label_start as day, 1 as step, l.source_id, l.confidence
    from cluster_labels as l
    where l.labelled = 1
    union all
    select l.cluster_id, cast(l.label_end + interval 1 day as date), -1, l.source_id, l.confidence
    from cluster_labels as l
    where l.labelled = 1 and l.label_end is not null
),
net as (
    select
        cluster_id, day, sum(step) as step, string_agg(source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from moves
    group by cluster_id, day
    having sum(step) <> 0
),
placed as (
    select
        d.phase, n.step, m.weight, m.short_name, n.source_id, n.doubt
    from net as n
    inner join mine as m on m.cluster_id = n.cluster_id
    inner join days as d on n.day between d.start_date and d.day
),
moved as (
    select
        phase,
        sum(case when step > 0 then weight else 0 end)::double as entries,
        sum(case when step < 0 then weight else 0 end)::double as exits,
        string_agg(case when step > 0 then short_name end, ', ' order by strip_accents(lower(short_name))) as came,
        string_agg(case when step < 0 then short_name end, ', ' order by strip_accents(lower(short_name))) as left_it,
        string_agg(source_id, ';' order by short_name) as source_id,
        max(doubt) as doubt
    from placed
    group by phase
),
stock as (
    select d.phase, sum(m.weight)::double as n, string_agg(l.source_id, ';' order by l.cluster_id) as source_id
    from days as d
    inner join cluster_labels as l on l.labelled = 1 and l.label_start <= d.day and (l.label_end is null or l.label_end >= d.day)
    inner join mine as m on m.cluster_id = l.cluster_id
    group by d.phase
)
select
    d.phase,
    coalesce(v.entries, 0) as entries,
    coalesce(v.exits, 0) as exits,
    coalesce(s.n, 0) as n_clusters,
    v.came,
    v.left_it,
    d.day as _day,
    coalesce($counting, 'seat') as _counting,
    concat_ws(';', v.source_id, s.source_id) as source_id,
    case greatest(coalesce(v.doubt, 1), case when coalesce($counting, 'seat') = 'seat' then 1 else 2 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from days as d
left join moved as v on v.phase = d.phase
left join stock as s on s.phase = d.phase
where exists (select 1 from mine)
order by d.phase
