-- State money of a year over the clusters that hold the label at the end of it: money for projects, money for running the cluster bodies.
-- Leaves out: the other payers, known for too few years; what was voted and not paid in 2025 and the bill for 2026. An even share: nobody received exactly that.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the labels, fr or en
-- Columns:
--   purpose          text     -      What for
--   year             integer  year   Year
--   phase            integer  phase  Phase
--   amount_eur_m     number   EUR_M  State money
--   n_clusters       integer  count  Clusters with the label at the end of the year
--   per_cluster_eur  number   EUR    For each cluster
--   what             text     -      Instrument
--   _purpose         text     code   projects or running
--   _kind            text     code   announced, committed or spent
--   _prices          integer  year   Year of the prices, empty for current euros
--   source_id        text     -      Sources
--   confidence       text     -      Confidence
with purposes as (
    select 'projects' as purpose, 'Projets' as label_fr, 'Projects' as label_en
    union all
    select 'running' as purpose, 'Fonctionnement des pôles' as label_fr, 'Running of the clusters' as label_en
),
money as (
    select
        e.year,
        case when e.instrument = 'operating_grant' then 'running' else 'projects' end as purpose,
        case when $euros = 'constant' then e.constant_eur_m else e.amount_eur_m end as amount,
        case when e.instrument = 'fui' then 'FUI' when $lang = 'en' then i.label_en else i.label_fr end as what,
        e.kind, e.source_id, e.confidence
    from funding_entries as e
    left join code_lists as i on i.list = 'instrument' and i.code = e.instrument
    where e.payer = 'state'
),
prices as (
    select max(last_year) as year
    from price_index
)
select
    case when $lang = 'en' then p.label_en else p.label_fr end as purpose,
    y.year,
    y.phase,
    sum(m.amount) as amount_eur_m,
    y.n_clusters,
    sum(m.amount) * 1e6 / y.n_clusters as per_cluster_eur,
    string_agg(distinct m.what, ', ' order by m.what) as what,
    p.purpose as _purpose,
    max(m.kind) as _kind,
    max(case when $euros = 'constant' then d.year end) as _prices,
    string_agg(distinct m.source_id, ';' order by m.source_id) as source_id,
    case max(case m.confidence when 'low' then 3 when 'medium' then 2 when 'high' then 1 end) when 3 then 'low' when 2 then 'medium' when 1 then 'high' end as confidence
from funding_payer_years as y
cross join purposes as p
cross join prices as d
left join money as m on m.year = y.year and m.purpose = p.purpose
where y.payer_group = 'state'
group by p.purpose, p.label_fr, p.label_en, y.year, y.phase, y.n_clusters
order by _purpose, y.year
