-- European money received by each cluster for itself, as coordinator and as participant, in Horizon 2020 and Horizon Europe.
-- Leaves out: the members of the clusters, their host bodies and the common network; projects before 2014; other European funds. The extract of Horizon 2020 is of December 2020.
-- Columns:
--   cluster_id         text     code   Identifier
--   short_name         text     -      Cluster
--   coordinator_eur_m  number   EUR_M  As coordinator
--   participant_eur_m  number   EUR_M  As participant
--   total_eur_m        number   EUR_M  Together
--   n_projects         integer  count  Projects
--   n_known            integer  count  Projects with an amount
--   _from              integer  year   First start
--   _to                integer  year   Last start
--   source_id          text     -      Sources
--   confidence         text     -      Confidence
select
    c.cluster_id,
    c.short_name,
    coalesce(sum(case when e.role = 'coordinator' then e.ec_contribution_eur end), 0) / 1e6 as coordinator_eur_m,
    coalesce(sum(case when e.role <> 'coordinator' then e.ec_contribution_eur end), 0) / 1e6 as participant_eur_m,
    sum(e.ec_contribution_eur) / 1e6 as total_eur_m,
    cast(count(distinct e.project_key) as integer) as n_projects,
    cast(count(e.ec_contribution_eur) as integer) as n_known,
    cast(min(year(e.start_date)) as integer) as _from,
    cast(max(year(e.start_date)) as integer) as _to,
    string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
    case max(case e.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from cluster_eu_projects as e
inner join clusters as c on c.cluster_id = e.cluster_id
where e.body = 'cluster'
group by c.cluster_id, c.short_name
order by total_eur_m desc nulls last, c.short_name, c.cluster_id
