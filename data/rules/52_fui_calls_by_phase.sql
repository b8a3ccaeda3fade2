-- FR: Appels du FUI d’une phase, et combien ont un montant connu : la somme est un minimum et ne s’ajoute pas aux crédits.
-- EN: FUI calls of a phase, and how many have a known amount: the sum is a floor and does not add to the budget lines.
-- Columns of fui_calls_by_phase:
--   phase            phase  Phase | Phase
--   n_calls          count  Appels | Calls
--   n_calls_known    count  Appels dont le montant de l’État est connu | Calls whose State amount is known
--   n_projects       count  Projets retenus | Projects chosen
--   state_eur_m      EUR_M  Montant connu de l’État | Known State amount
--   n_years          count  Années de la phase | Years of the phase
--   source_id        -      Sources | Sources
--   confidence       -      Confiance | Confidence
create view fui_calls_by_phase as
select
    p.phase,
    cast(count(c.call) as integer) as n_calls,
    cast(count(c.state_eur_m) as integer) as n_calls_known,
    cast(sum(c.projects) as integer) as n_projects,
    sum(c.state_eur_m) as state_eur_m,
    p.n_years,
    string_agg(c.source_id, ';' order by c.call) as source_id,
    case max(case c.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from phase_years as p
inner join fui_calls as c on c.year between p.first_year and p.last_year
group by p.phase, p.n_years;
