-- FR: Chaque mesure dans chaque phase, par an : moyenne des années connues si l’argent est annuel, montant réparti sur la phase si l’appel est unique, zéro si l’instrument n’existait pas, vide si rien n’est connu.
-- EN: Each measure in each phase, a year: mean of the years known where money is yearly, amount spread over the phase where there is one call, zero where the instrument did not exist, empty where nothing is known.
-- Columns of funding_phase_measures:
--   measure               -      Mesure : ce qui se compare d’une phase à l’autre | Measure: what may be compared from phase to phase
--   payer                 -      Qui paie | Who pays
--   phase                 phase  Phase | Phase
--   rhythm                -      Annuel ou appel unique | Yearly or a single call
--   amount_eur_m          EUR_M  Montant de la phase, euros courants | Amount of the phase, current euros
--   per_year_eur_m        EUR_M  Par an, euros courants | A year, current euros
--   per_year_constant     EUR_M  Par an, euros constants | A year, constant euros
--   n_years_known         count  Années avec un chiffre | Years with a figure
--   n_years               count  Années de la phase | Years of the phase
--   did_not_exist         -      L’instrument n’existait pas (1) | The instrument did not exist (1)
--   source_id             -      Sources | Sources
--   confidence            -      Confiance | Confidence
create view funding_phase_measures as
with lives as (  -- the only two instruments whose absence is a fact: the table of phases tells the end of the FUI and the start of PSPC-Régions in phase 4
    select 'fui' as measure, 1 as first_phase, 3 as last_phase, source_id as told_by
    from phases
    where phase = 4
    union all
    select 'pspc_regions' as measure, 4 as first_phase, 5 as last_phase, source_id as told_by
    from phases
    where phase = 4
),
told as (
    select
        case when payer = 'eu' then 'eu_programmes' else instrument end as measure,
        payer, phase, year, amount_eur_m, constant_eur_m, source_id, confidence
    from funding_entries
),
measures as (
    select measure, payer, case when measure in ('innovation_platforms', 'pspc_regions', 'technology_intelligence') then 'call' else 'yearly' end as rhythm
    from told
    group by measure, payer
),
summed as (
    select
        m.measure, m.payer, p.phase, m.rhythm, p.n_years,
        sum(t.amount_eur_m) as amount_eur_m,
        sum(t.constant_eur_m) as constant_eur_m,
        cast(count(distinct t.year) as integer) as n_years_known,
        max(case when p.phase between l.first_phase and l.last_phase then 0 else 1 end) * max(case when l.measure is null then 0 else 1 end) as did_not_exist,
        max(l.told_by) as told_by,
        string_agg(distinct t.source_id, ';' order by t.source_id) as source_id,
        case max(case t.confidence when 'low' then 3 when 'medium' then 2 when 'high' then 1 end) when 3 then 'low' when 2 then 'medium' when 1 then 'high' end as confidence
    from measures as m
    cross join phase_years as p
    left join told as t on t.measure = m.measure and t.payer = m.payer and t.phase = p.phase
    left join lives as l on l.measure = m.measure
    group by m.measure, m.payer, p.phase, m.rhythm, p.n_years
)
select
    measure, payer, phase, rhythm,
    case when did_not_exist = 1 then 0.0 else amount_eur_m end as amount_eur_m,
    case when did_not_exist = 1 then 0.0 when rhythm = 'call' then amount_eur_m / n_years when n_years_known > 0 then amount_eur_m / n_years_known end as per_year_eur_m,
    case when did_not_exist = 1 then 0.0 when rhythm = 'call' then constant_eur_m / n_years when n_years_known > 0 then constant_eur_m / n_years_known end as per_year_constant,
    case when did_not_exist = 1 then n_years else n_years_known end as n_years_known,
    n_years,
    did_not_exist,
    case when did_not_exist = 1 then told_by else source_id end as source_id,
    case when did_not_exist = 1 then 'medium' else confidence end as confidence
from summed;
