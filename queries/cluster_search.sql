-- Everything that can be searched, under each of its names: clusters, regions, themes, organisations.
-- Leaves out: nothing; a cluster that is no more is found under its own name and under that of its heir.
-- Parameters:
--   lang  text  Language of the labels, fr or en
-- Columns:
--   kind    text  code  Kind
--   code    text  code  Identifier
--   label   text  -     Name today
--   name    text  -     Name searched
--   how     text  code  What that name is
--   detail  text  -     Where, or how many clusters
with named as (
    select 'cluster' as kind, c.cluster_id as code, c.short_name as label, c.short_name as name, 'own' as how, r.name as detail
    from clusters as c
    inner join regions as r on r.region_code = c.region_code
    union all
    select 'cluster', c.cluster_id, c.short_name, c.name, 'own', r.name
    from clusters as c
    inner join regions as r on r.region_code = c.region_code
    union all
    select 'cluster', c.cluster_id, c.short_name, unnest(string_split(c.former_names, ';')), 'former', r.name
    from clusters as c
    inner join regions as r on r.region_code = c.region_code
    union all
    select 'cluster', c.cluster_id, c.short_name, o.short_name, 'heir', r.name
    from cluster_lineage as l
    inner join clusters as o on o.cluster_id = l.from_cluster_id
    inner join clusters as c on c.cluster_id = l.to_cluster_id and c.cluster_id <> o.cluster_id
    inner join regions as r on r.region_code = c.region_code
    where l.event in ('merged', 'absorbed')
    union all
    select 'cluster', c.cluster_id, c.short_name, unnest(string_split(o.former_names, ';')), 'heir', r.name
    from cluster_lineage as l
    inner join clusters as o on o.cluster_id = l.from_cluster_id
    inner join clusters as c on c.cluster_id = l.to_cluster_id and c.cluster_id <> o.cluster_id
    inner join regions as r on r.region_code = c.region_code
    where l.event in ('merged', 'absorbed')
    union all
    select 'region', region_code, name, name, 'own', '' from regions
    union all
    select 'region', r.region_code, r.name, f.name, 'part', ''
    from former_regions as f
    inner join regions as r on r.region_code = f.region_code
    where f.name <> r.name
    union all
    select 'theme', t.theme, case when $lang = 'en' then t.label_en else t.label_fr end, case when $lang = 'en' then t.label_en else t.label_fr end, 'own', cast(count(c.cluster_id) as varchar)
    from themes as t
    inner join clusters as c on c.theme = t.theme
    group by t.theme, t.label_en, t.label_fr
    union all
    select 'organisation', o.organisation_id, o.name, unnest(string_split(o.names_seen, ';')), 'own', cast(o.n_clusters as varchar)
    from organisations as o
    where exists (select 1 from cluster_members as m where m.organisation_id = o.organisation_id)
)
select kind, code, label, name, how, detail
from named
group by kind, code, label, name, how, detail
order by kind, code, how, name
