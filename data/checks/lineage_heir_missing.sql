-- Refuse une fusion, une absorption, une création ou un retour sans héritier, ou une sortie sans pôle d’origine.
select 'cluster_lineage.csv' as file, _line as line,
    case when to_cluster_id is null and event <> 'delabelled' and event <> 'dissolved' then 'l’événement « ' || event || ' » n’a pas d’héritier (to_cluster_id)'
        else 'l’événement « ' || event || ' » n’a pas de pôle d’origine (from_cluster_id)' end as rule
from stage.cluster_lineage
where (event in ('created', 'merged', 'absorbed', 'relabelled', 'renamed', 'withdrew') and to_cluster_id is null)
    or (event in ('merged', 'absorbed', 'relabelled', 'renamed', 'withdrew', 'delabelled', 'dissolved') and from_cluster_id is null)
order by line
