-- FR: Une case par payeur et par année, de 2005 à 2026 : annoncé, engagé, payé, tenus à part. Une case sans chiffre manque, elle ne vaut pas zéro.
-- EN: A cell for each payer and year, 2005 to 2026: announced, committed, spent, kept apart. A cell without a figure is missing, it is not zero.
-- Columns of funding_payer_years:
--   payer_group               -      Qui paie | Who pays
--   year                      year   Année | Year
--   phase                     phase  Phase | Phase
--   announced_eur_m           EUR_M  Annoncé ou voté | Announced or voted
--   committed_eur_m           EUR_M  Engagé | Committed
--   spent_eur_m               EUR_M  Payé | Paid
--   announced_constant_eur_m  EUR_M  Annoncé ou voté, euros constants | Announced or voted, constant euros
--   committed_constant_eur_m  EUR_M  Engagé, euros constants | Committed, constant euros
--   spent_constant_eur_m      EUR_M  Payé, euros constants | Paid, constant euros
--   is_known                  -      Un chiffre (1) ou aucun (0) | A figure (1) or none (0)
--   n_clusters                count  Pôles labellisés le dernier jour lu de l’année | Clusters with the label on the year's last day read
--   source_id                 -      Sources | Sources
--   confidence                -      Confiance | Confidence
create view funding_payer_years as
with payers as (
    select unnest(['state', 'agency', 'local', 'eu', 'private']) as payer_group
),
years as (
    select cast(unnest(generate_series(min(first_year), max(last_year))) as integer) as year
    from phase_years
),
stock as (
    select y.year, sum(d.entries - d.exits) as n_clusters
    from years as y
    cross join build_info as b
    inner join stock_days as d on d.day <= least(make_date(y.year, 12, 31), b.created)
    group by y.year
)
select
    p.payer_group,
    y.year,
    max(h.phase) as phase,
    sum(case when e.kind = 'announced' then e.amount_eur_m end) as announced_eur_m,
    sum(case when e.kind = 'committed' then e.amount_eur_m end) as committed_eur_m,
    sum(case when e.kind = 'spent' then e.amount_eur_m end) as spent_eur_m,
    sum(case when e.kind = 'announced' then e.constant_eur_m end) as announced_constant_eur_m,
    sum(case when e.kind = 'committed' then e.constant_eur_m end) as committed_constant_eur_m,
    sum(case when e.kind = 'spent' then e.constant_eur_m end) as spent_constant_eur_m,
    case when count(e.entry_id) > 0 then 1 else 0 end as is_known,
    cast(max(s.n_clusters) as integer) as n_clusters,
    string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
    case max(case e.confidence when 'low' then 3 when 'medium' then 2 when 'high' then 1 end) when 3 then 'low' when 2 then 'medium' when 1 then 'high' end as confidence
from payers as p
cross join years as y
inner join phase_years as h on y.year between h.first_year and h.last_year
inner join stock as s on s.year = y.year
left join funding_entries as e on e.payer_group = p.payer_group and e.year = y.year
group by p.payer_group, y.year;
