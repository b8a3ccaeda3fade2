-- Refuse un pôle sorti du label, ou entré après la première vague, qu’aucun événement n’explique.
with lives as (
    select cluster_id, min(label_start) as first_day, max(label_end) as last_day, max(case when label_end is null then 1 else 0 end) as goes_on,
        max(_line) as line
    from stage.cluster_labels
    where labelled = 1
    group by cluster_id
),
ends as (
    select max(end_date) as last_day, min(start_date) as first_day
    from stage.phases
)
select 'cluster_labels.csv' as file, v.line, 'la sortie de ' || v.cluster_id || ' (' || v.last_day || ') n’est expliquée par aucune ligne de cluster_lineage.csv' as rule
from lives as v
cross join ends as d
left join stage.cluster_lineage as e on e.from_cluster_id = v.cluster_id and e.exit_label_end = v.last_day
where v.goes_on = 0 and v.last_day < d.last_day and e.event_id is null
union all
select 'cluster_labels.csv' as file, v.line, 'l’entrée de ' || v.cluster_id || ' (' || v.first_day || ') n’est expliquée par aucune ligne de cluster_lineage.csv' as rule
from lives as v
cross join ends as d
left join stage.cluster_lineage as e on e.to_cluster_id = v.cluster_id and e.entry_label_start = v.first_day
where v.first_day > d.first_day and e.event_id is null
order by line
