-- How many members the clusters have together: the surest national figure of each phase, the latest where several are as sure.
-- Leaves out: alternates, other indicators of the same phase. Establishments, companies and members of all kinds are three indicators, never compared with one another.
-- Columns:
--   phase          integer  phase  Phase
--   year           integer  year   Year
--   indicator      text     code   Indicator
--   n_members      integer  count  Members
--   change         integer  count  Change over the phase, as declared
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
with figures as (
    select
        p.phase, n.year, n.indicator, n.value, n.source_id, n.confidence,
        row_number() over (
            partition by p.phase
            order by
                case when n.indicator = 'members_total' then 0 else 1 end,
                case n.confidence when 'high' then 1 when 'medium' then 2 else 3 end,
                n.year desc, n.indicator, n.source_id
        ) as place
    from national_indicators as n
    inner join phases as p on n.year between year(p.start_date) and year(p.end_date)
    where n.indicator in ('members_total', 'member_companies', 'member_establishments') and n.breakdown_dim is null and n.preferred = 1
),
changes as (
    select p.phase, n.value
    from national_indicators as n
    inner join phases as p on n.year between year(p.start_date) and year(p.end_date)
    where n.indicator = 'members_total_change_phase4' and n.preferred = 1
)
select
    f.phase,
    f.year,
    f.indicator,
    cast(f.value as integer) as n_members,
    cast(c.value as integer) as change,
    f.source_id,
    f.confidence
from figures as f
left join changes as c on c.phase = f.phase and f.indicator = 'members_total'
where f.place = 1
order by f.phase
