-- FR: Tout ce qui s’additionne, d’où qu’il vienne : la base des montants et les subventions européennes aux pôles eux-mêmes, en euros courants et constants.
-- EN: All that may be added, wherever it comes from: the base set of amounts and European grants to the clusters' own bodies, in current and constant euros.
-- Columns of funding_entries:
--   entry_id         -      Montant | Entry
--   phase            phase  Phase | Phase
--   year             year   Année, vide si elle n’est pas connue | Year, empty where it is not known
--   payer            -      Qui paie : État, agences, Régions, collectivités, Union européenne, privé | Who pays: State, agencies, Regions, authorities, European Union, private
--   payer_group      -      Qui paie, Régions et autres collectivités réunies | Who pays, Regions and other authorities together
--   instrument       -      Instrument ; première sélection de 2005 comptée avec le FUI | Instrument; first selection of 2005 counted with the FUI
--   kind             -      Annoncé, engagé ou payé | Announced, committed or spent
--   amount_eur_m     EUR_M  Montant, euros courants | Amount, current euros
--   constant_eur_m   EUR_M  Montant aux prix de la dernière année de l’indice, vide sans indice | Amount at the prices of the index's last year, empty without an index
--   source_id        -      Sources | Sources
--   confidence       -      Confiance | Confidence
create view funding_entries as
with entries as (
    select
        flow_id as entry_id, phase, year_start as year, source_level as payer,
        case when instrument in ('fui_executed', 'fui_first_selection') then 'fui' else instrument end as instrument,
        kind, cast(amount_eur_m as double) as amount_eur_m, source_id, confidence
    from funding_base
    where year_start = year_end
    union all
    select
        participation_id as entry_id, phase, year(start_date) as year, 'eu' as payer,
        case when framework = 'H2020' then 'horizon_2020' else 'horizon_europe' end as instrument,
        'committed' as kind, ec_contribution_eur / 1e6 as amount_eur_m, source_id, confidence
    from cluster_eu_projects
    where body = 'cluster' and ec_contribution_eur > 0
)
select
    e.entry_id,
    e.phase,
    cast(e.year as integer) as year,
    e.payer,
    case when e.payer in ('region', 'local') then 'local' else e.payer end as payer_group,
    e.instrument,
    e.kind,
    e.amount_eur_m,
    e.amount_eur_m * p.to_last as constant_eur_m,
    e.source_id,
    e.confidence
from entries as e
left join price_index as p on p.year = e.year;
