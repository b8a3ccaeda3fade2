-- Why a phase has several numbers of clusters: on its first day, at some time in it, on its last day, and what enters and leaves in between.
-- Leaves out: renewals that follow on from one phase to the next. In the last phase the last day is that on which the tables were put together, and the number an upper bound.
-- Parameters:
--   region  text  optional  Code of the seat's region; the whole of France without it
-- Columns:
--   phase             integer  phase  Phase
--   n_before          integer  count  Last day of the phase before
--   left_at_start     integer  count  Left on the eve
--   merged_at_start   integer  count  of which merged on the eve
--   entered_at_start  integer  count  Entered on the first day
--   n_start           integer  count  First day
--   entered           integer  count  Entered afterwards
--   n_any             integer  count  At some time in the phase
--   left_label        integer  count  Left afterwards
--   merged            integer  count  of which merged afterwards
--   n_end             integer  count  Last day
--   source_id         text     -      Sources
--   confidence        text     -      Confidence
with spells as (
    select
        s.cluster_id, s.label_start, s.label_end, s.source_id,
        case s.confidence when 'low' then 3 when 'medium' then 2 else 1 end as doubt,
        case when f.fate in ('merged', 'absorbed') then 1 else 0 end as merged
    from label_spells as s
    inner join clusters as c on c.cluster_id = s.cluster_id
    left join label_fates as f on f.cluster_id = s.cluster_id and f.label_end = s.label_end
    where $region is null or c.region_code = $region
),
placed as (
    select
        p.phase, s.cluster_id, s.merged, s.source_id, s.doubt,
        case when s.label_start < p.start_date and (s.label_end is null or s.label_end >= cast(p.start_date - interval 1 day as date)) then 1 else 0 end as was,
        case when s.label_end = cast(p.start_date - interval 1 day as date) then 1 else 0 end as left_first,
        case when s.label_start = p.start_date then 1 else 0 end as came_first,
        case when s.label_start > p.start_date and s.label_start <= p.read_day then 1 else 0 end as came,
        case when s.label_end >= p.start_date and s.label_end < p.read_day then 1 else 0 end as gone,
        case when s.label_start <= p.read_day and (s.label_end is null or s.label_end >= p.start_date) then s.cluster_id end as there,
        case when s.label_start <= p.read_day and (s.label_end is null or s.label_end >= p.read_day) then 1 else 0 end as last_day
    from phase_years as p
    inner join spells as s on s.label_start <= p.read_day and (s.label_end is null or s.label_end >= cast(p.start_date - interval 1 day as date))
)
select
    phase,
    cast(sum(was) as integer) as n_before,
    cast(sum(left_first) as integer) as left_at_start,
    cast(sum(left_first * merged) as integer) as merged_at_start,
    cast(sum(came_first) as integer) as entered_at_start,
    cast(sum(was) - sum(left_first) + sum(came_first) as integer) as n_start,
    cast(sum(came) as integer) as entered,
    cast(count(distinct there) as integer) as n_any,
    cast(sum(gone) as integer) as left_label,
    cast(sum(gone * merged) as integer) as merged,
    cast(sum(last_day) as integer) as n_end,
    string_agg(source_id, ';' order by cluster_id) as source_id,
    case max(doubt) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from placed
group by phase
order by phase
