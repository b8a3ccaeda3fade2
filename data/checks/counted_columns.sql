-- Refuse un nombre écrit dans une table qui n’est pas celui des lignes qu’il compte.
select 'organisations.csv' as file, o._line as line, 'n_rows ou n_clusters ne compte pas les lignes de cluster_members.csv' as rule
from stage.organisations as o
left join stage.cluster_members as m on m.organisation_id = o.organisation_id
group by o._line, o.n_rows, o.n_clusters
having count(m.organisation_id) <> o.n_rows or count(distinct m.cluster_id) <> o.n_clusters
union all
select 'eu_bridging_organisations.csv', e._line, 'n_clusters ne compte pas les lignes de eu_organisation_clusters.csv'
from stage.eu_bridging_organisations as e
left join stage.eu_organisation_clusters as c on c.eu_organisation_id = e.eu_organisation_id
group by e._line, e.n_clusters
having count(c.cluster_id) <> e.n_clusters
order by file, line
