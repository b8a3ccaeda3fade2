-- For each region that shares European projects in a phase, its first partner and the share of its ties that go there.
-- Leaves out: what came before 2014; regions without a shared project. A project of three regions counts in each of their pairs.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   region_code  text     code   Code
--   name         text     -      Region
--   partner      text     -      First partner
--   n_projects   integer  count  European projects shared with it
--   n_all        integer  count  European projects shared, all partners
--   n_partners   integer  count  Partner regions
--   n_first      integer  count  Partner regions that share the first place
--   partners     text     -      Partner regions, the first ones first
--   share        number   share  Share of the first partner
--   second       text     -      Second partner
--   n_second     integer  count  European projects shared with the second
--   source_id    text     -      Sources
--   confidence   text     -      Confidence
with sides as (
    select region_a as region_code, region_b as partner, n_projects, source_id, confidence from region_eu_pairs where phase = $phase
    union all
    select region_b, region_a, n_projects, source_id, confidence from region_eu_pairs where phase = $phase
),
pairs as (
    select
        region_code, partner, sum(n_projects) as n,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from sides
    group by region_code, partner
),
ranked as (
    select
        region_code, partner, n, source_id, doubt,
        row_number() over (partition by region_code order by n desc, partner) as place,
        sum(n) over (partition by region_code) as n_all,
        count(*) over (partition by region_code) as n_partners
    from pairs
),
named as (
    select
        a.region_code,
        count(case when a.n = b.n then 1 end) as n_first,
        string_agg(r.name, ', ' order by a.place) as names
    from ranked as a
    inner join ranked as b on b.region_code = a.region_code and b.place = 1
    inner join regions as r on r.region_code = a.partner
    group by a.region_code
)
select
    r.region_code,
    r.name,
    p.name as partner,
    cast(a.n as integer) as n_projects,
    cast(a.n_all as integer) as n_all,
    cast(a.n_partners as integer) as n_partners,
    cast(n.n_first as integer) as n_first,
    n.names as partners,
    a.n::double / a.n_all as share,
    q.name as second,
    cast(b.n as integer) as n_second,
    a.source_id,
    case a.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from ranked as a
inner join regions as r on r.region_code = a.region_code
inner join regions as p on p.region_code = a.partner
inner join named as n on n.region_code = a.region_code
left join ranked as b on b.region_code = a.region_code and b.place = 2
left join regions as q on q.region_code = b.partner
where a.place = 1
order by r.region_code
