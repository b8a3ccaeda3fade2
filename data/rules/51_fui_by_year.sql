-- FR: FUI, année par année : crédits votés et crédits exécutés, qui ne s’ajoutent ni entre eux ni aux appels.
-- EN: Single interministerial fund, year by year: voted and executed, which add neither to each other nor to the calls.
-- Columns of fui_by_year:
--   year            year   Année | Year
--   phase           phase  Phase | Phase
--   voted_eur_m     EUR_M  Voté en loi de finances | Voted in the budget law
--   executed_eur_m  EUR_M  Exécuté | Executed
--   source_id       -      Sources | Sources
--   confidence      -      Confiance | Confidence
create view fui_by_year as
select
    year_start as year,
    phase,
    max(case when instrument = 'fui_voted' then amount_eur_m end) as voted_eur_m,
    max(case when instrument = 'fui_executed' then amount_eur_m end) as executed_eur_m,
    string_agg(source_id, ';' order by instrument) as source_id,
    case max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from funding_flows
where year_start = year_end and (instrument = 'fui_voted' or (instrument = 'fui_executed' and in_base_set = 1))
group by year_start, phase;
