-- European money obtained by each cluster's own body in Horizon 2020 and Horizon Europe, as coordinator and as participant.
-- Leaves out: what the clusters' members obtain, host bodies and the network of clusters. Clusters with roles but no amount have an empty amount. Current euros: a grant is paid over several years.
-- Parameters:
--   programme  text  optional  H2020 or HE; both without it
--   lang       text            Language of the labels, fr or en
-- Columns:
--   cluster_id        text     -      Identifier
--   short_name        text     -      Cluster
--   amount_eur_m      number   EUR_M  European money
--   coordinator_eur_m number   EUR_M  As coordinator
--   participant_eur_m number   EUR_M  As participant
--   n_projects        integer  count  Projects
--   n_coordinated     integer  count  Projects coordinated
--   h2020_eur_m       number   EUR_M  Horizon 2020
--   he_eur_m          number   EUR_M  Horizon Europe
--   region            text     -      Region
--   _region_code      text     code   Code of the region
--   source_id         text     -      Sources
--   confidence        text     -      Confidence
select
    e.cluster_id,
    c.short_name,
    sum(case when e.ec_contribution_eur > 0 then e.ec_contribution_eur end) / 1e6 as amount_eur_m,
    sum(case when e.role = 'coordinator' and e.ec_contribution_eur > 0 then e.ec_contribution_eur end) / 1e6 as coordinator_eur_m,
    sum(case when e.role <> 'coordinator' and e.ec_contribution_eur > 0 then e.ec_contribution_eur end) / 1e6 as participant_eur_m,
    cast(count(distinct e.project_key) as integer) as n_projects,
    cast(count(distinct case when e.role = 'coordinator' then e.project_key end) as integer) as n_coordinated,
    sum(case when e.framework = 'H2020' and e.ec_contribution_eur > 0 then e.ec_contribution_eur end) / 1e6 as h2020_eur_m,
    sum(case when e.framework = 'HE' and e.ec_contribution_eur > 0 then e.ec_contribution_eur end) / 1e6 as he_eur_m,
    max(case when $lang = 'en' then r.name else r.name end) as region,
    c.region_code as _region_code,
    string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
    case max(case e.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from cluster_eu_projects as e
inner join clusters as c on c.cluster_id = e.cluster_id
inner join regions as r on r.region_code = c.region_code
where e.body = 'cluster' and ($programme is null or $programme = 'all' or e.framework = $programme)
group by e.cluster_id, c.short_name, c.region_code
order by amount_eur_m desc nulls last, e.cluster_id
