-- Public money for the clusters, payer by payer and year by year: announced, committed, spent; a year without a figure is missing, not zero.
-- Leaves out: FUI calls and their local co-funding, envelopes, votes, rows over several years or phases, alternates. European money is the cluster body's own share, in the year when a project begins.
-- Parameters:
--   euros  text  optional  current or constant (prices of the last year of the index)
--   lang   text            Language of the labels, fr or en
-- Columns:
--   payer            text     -      Who pays
--   year             integer  year   Year
--   phase            integer  phase  Phase
--   announced_eur_m  number   EUR_M  Announced or voted
--   committed_eur_m  number   EUR_M  Committed
--   spent_eur_m      number   EUR_M  Spent
--   total_eur_m      number   EUR_M  Sum known
--   running_eur_m    number   EUR_M  of which running grant
--   apart_eur_m      number   EUR_M  Read, kept out of the sums
--   what             text     -      Instrument
--   _payer           text     code   Payer
--   _status          text     code   State of what is kept apart
--   _last_year       integer  year   Year of the prices
--   source_id        text     -      Sources
--   confidence       text     -      Confidence
with prices as (
    select year, case when $euros = 'constant' then to_last else 1 end as factor
    from price_index
),
payers as (
    select column0 as payer, column1 as place
    from (values ('state', 1), ('agency', 2), ('local', 3), ('eu', 4), ('private', 5)) as named(column0, column1)
),
years as (
    select cast(y.year as integer) as year, min(p.phase) as phase
    from (select unnest(generate_series(2005, 2026)) as year) as y
    inner join phase_years as p on y.year between p.first_year and p.last_year
    group by y.year
),
said as (
    select case when source_level = 'region' then 'local' else source_level end as payer, year_start as year, kind, amount_eur_m::double as amount, 1 as base, instrument, null as status, source_id, confidence
    from funding_base
    where year_start = year_end and region_code is null
    union all
    select 'eu', year(start_date), 'committed', ec_contribution_eur / 1e6, 1, 'horizon', null, source_id, confidence
    from cluster_eu_projects
    where body = 'cluster' and ec_contribution_eur is not null
    union all
    select source_level, year_start, kind, amount_eur_m::double, 0, instrument, case when note_fr like 'Projet de loi%' then 'bill' when note_fr like '%non versé%' then 'unpaid' else 'example' end, source_id, confidence
    from funding_flows
    where in_base_set = 0 and year_start = year_end and instrument in ('operating_grant', 'own_resources')
),
named as (
    select
        s.*,
        case when s.amount = 0 then 0 else s.amount * p.factor end as euros,
        case when s.instrument = 'horizon' then 'Horizon 2020, Horizon Europe' when $lang = 'en' then i.label_en else i.label_fr end as name
    from said as s
    left join prices as p on p.year = s.year
    left join code_lists as i on i.list = 'instrument' and i.code = s.instrument
)
select
    case when y.payer = 'private' then case when $lang = 'en' then 'Members (private)' else 'Membres (privé)' end when $lang = 'en' then l.label_en else l.label_fr end as payer,
    t.year,
    cast(t.phase as integer) as phase,
    sum(case when n.base = 1 and n.kind = 'announced' then n.euros end) as announced_eur_m,
    sum(case when n.base = 1 and n.kind = 'committed' then n.euros end) as committed_eur_m,
    sum(case when n.base = 1 and n.kind = 'spent' then n.euros end) as spent_eur_m,
    sum(case when n.base = 1 then n.euros end) as total_eur_m,
    sum(case when n.base = 1 and n.instrument = 'operating_grant' then n.euros end) as running_eur_m,
    sum(case when n.base = 0 then n.euros end) as apart_eur_m,
    string_agg(distinct n.name, ' ; ' order by n.name) as what,
    y.payer as _payer,
    max(n.status) as _status,
    cast((select max(last_year) from price_index) as integer) as _last_year,
    string_agg(distinct n.source_id, ';' order by n.source_id) as source_id,
    case max(case n.confidence when 'low' then 3 when 'medium' then 2 when 'high' then 1 end) when 3 then 'low' when 2 then 'medium' when 1 then 'high' end as confidence
from payers as y
cross join years as t
inner join code_lists as l on l.list = 'source_level' and l.code = y.payer
left join named as n on n.payer = y.payer and n.year = t.year
group by y.payer, y.place, t.year, t.phase, l.label_en, l.label_fr
order by y.place, t.year
