-- Budget of a cluster and share that its members pay, as told since 2018: the latest of each.
-- Leaves out: what is older; clusters of which no page gives it. Budgets told by clusters include projects.
-- Columns:
--   cluster_id  text     code   Identifier
--   short_name  text     -      Cluster
--   indicator   text     code   Indicator
--   year        integer  year   Year
--   value       number   -      Value
--   unit        text     -      Unit
--   note_fr     text     -      Note in French
--   note_en     text     -      Note in English
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
with ranked as (
    select cluster_id, indicator, year, value, unit, note_fr, note_en, source_id, confidence, row_number() over (partition by cluster_id, indicator order by year desc, value desc) as place
    from cluster_indicators_comparable
    where indicator in ('budget_eur_m_year', 'private_funding_share_pct') and year >= 2018
)
select r.cluster_id, c.short_name, r.indicator, cast(r.year as integer) as year, r.value::double as value, r.unit, r.note_fr, r.note_en, r.source_id, r.confidence
from ranked as r
inner join clusters as c on c.cluster_id = r.cluster_id
where r.place = 1
order by r.indicator, r.cluster_id
