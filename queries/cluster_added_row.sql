-- A row of the table of figures that others may follow: the latest number of members that is sure and used in comparisons.
-- Leaves out: figures of other kinds, medium or low confidence, and the columns that follow from the others.
-- Columns:
--   cluster_id    text     code   Cluster
--   cluster_name  text     -      Name
--   year          integer  year   Year
--   indicator     text     code   Figure
--   value         number   count  Value
--   source_id     text     -      Sources
--   confidence    text     -      Confidence
select i.cluster_id, c.short_name as cluster_name, cast(i.year as integer) as year, i.indicator, i.value::double as value, i.source_id, i.confidence
from cluster_indicators as i
inner join clusters as c on c.cluster_id = i.cluster_id
where i.indicator = 'members_total' and i.scope = 'comparable' and i.preferred = 1 and i.year_basis = 'stated' and i.confidence = 'high'
order by i.year desc, i.cluster_id
limit 1
