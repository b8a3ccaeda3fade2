-- European projects shared by two regions, all their French participants together, and what the size of their ties would lead to expect.
-- Leaves out: projects of one region alone; what came before 2014. A project of three regions counts in each of their pairs.
-- Parameters:
--   phase     integer           Phase; 3 to 5 where the phase is asked
--   projects  text     optional  all, since 2014, or phase, begun in the phase; all without it, or before phase 3
-- Columns:
--   name_a      text     -         Region
--   name_b      text     -         With
--   n_projects  integer  count     European projects shared
--   expected    number   projects  Expected
--   times       number   ratio     Times the expected
--   _verdict    text     code      Verdict
--   _a          text     code      Region
--   _b          text     code      With
--   source_id   text     -         Sources
--   confidence  text     -         Confidence
with chosen as (
    select case when $projects = 'phase' and $phase >= 3 then cast($phase as varchar) else 'all' end as span
),
read_in as (
    select
        p.region_a, p.region_b,
        string_agg(distinct p.source_id, ';' order by p.source_id) as source_id,
        max(case p.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from chosen as c
    inner join region_eu_pairs as p on c.span = 'all' or cast(p.phase as varchar) = c.span
    group by p.region_a, p.region_b
)
select
    a.name as name_a,
    b.name as name_b,
    p.n_projects,
    p.expected,
    case when p.expected > 0 then cast(p.n_projects as double) / p.expected end as times,
    p.verdict as _verdict,
    p.region_a as _a,
    p.region_b as _b,
    r.source_id,
    case r.doubt when 3 then 'low' when 1 then 'high' else 'medium' end as confidence
from chosen as c
inner join network_region_pairs as p on p.span = c.span
inner join regions as a on a.region_code = p.region_a
inner join regions as b on b.region_code = p.region_b
left join read_in as r on r.region_a = p.region_a and r.region_b = p.region_b
order by p.n_projects desc, p.expected desc, p.region_a, p.region_b
