-- Public money of a year over the members of the same year, for the few years where a public page counts both.
-- Leaves out: counts of low confidence (2010), the 2023 survey of 40 clusters, the 18,000 of 2018 that mix kinds, counts of another year, European money and agencies. Establishments, companies and members of all kinds are three counts, never compared with one another.
-- Parameters:
--   euros  text  optional  constant: at the prices of the index's last year
--   lang   text            Language of the labels, fr or en
-- Columns:
--   measure         text     -      Measure
--   payer           text     -      Who pays
--   year            integer  year   Year
--   phase           integer  phase  Phase
--   amount_eur_m    number   EUR_M  Amount
--   counted         text     -      What is counted
--   n_members       integer  count  Counted that year
--   per_member_eur  number   EUR    For each
--   _measure        text     code   Code of the measure
--   _payer          text     code   Code of the payer
--   _counted        text     code   Code of the count
--   _prices         integer  year   Year of the prices, empty for current euros
--   source_id       text     -      Sources
--   confidence      text     -      Confidence
with counts as (
    select
        year, indicator, value, source_id, confidence,
        case indicator when 'member_establishments' then 'établissements' when 'member_companies' then 'entreprises' else 'membres de toute nature' end as label_fr,
        case indicator when 'member_establishments' then 'establishments' when 'member_companies' then 'companies' else 'members of all kinds' end as label_en
    from national_preferred
    where confidence <> 'low' and breakdown_dim is null and series in ('member_establishments', 'member_companies', 'members_total_2022')
),
money as (
    select
        instrument as measure, payer, year, phase,
        sum(case when $euros = 'constant' then constant_eur_m else amount_eur_m end) as amount,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from funding_entries
    where instrument in ('fui', 'operating_grant', 'local_rt_support', 'local_operating_support')
    group by instrument, payer, year, phase
),
prices as (
    select max(last_year) as year
    from price_index
)
select
    case when m.measure = 'fui' then 'FUI' when $lang = 'en' then i.label_en else i.label_fr end as measure,
    case when $lang = 'en' then s.label_en else s.label_fr end as payer,
    m.year,
    m.phase,
    m.amount as amount_eur_m,
    case when $lang = 'en' then c.label_en else c.label_fr end as counted,
    cast(c.value as integer) as n_members,
    m.amount * 1e6 / c.value as per_member_eur,
    m.measure as _measure,
    m.payer as _payer,
    c.indicator as _counted,
    case when $euros = 'constant' then d.year end as _prices,
    concat_ws(';', m.source_id, c.source_id) as source_id,
    case greatest(m.doubt, case c.confidence when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from money as m
cross join prices as d
inner join counts as c on c.year = m.year
inner join code_lists as s on s.list = 'source_level' and s.code = m.payer
left join code_lists as i on i.list = 'instrument' and i.code = m.measure
order by case m.measure when 'fui' then 1 when 'local_rt_support' then 2 when 'operating_grant' then 3 else 4 end, m.year, c.indicator
